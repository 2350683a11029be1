"""Where each page's address leads: the public's and the staff's pages of each organisation."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from putright.web.desk import act, apart, case, finding, record, sign_in, work
from putright.web.public import contact, doing, equality, everything, helping, how, link, poster, reports, survey, track
from putright.web.public.tell import later, sending, told, walking

PUBLIC: list[URLPattern | URLResolver] = [
    path("", walking.start, name="public-start"),
    path("tell-us/about-people/", equality.equality, name="public-equality"),
    path("tell-us/received/", sending.received, name="public-received"),
    path("tell-us/later/", later.later, name="public-later"),
    path("tell-us/stop/", later.stop, name="public-stop"),
    path("tell-us/back/<str:token>/", later.come_back, name="public-back"),
    path("tell-us/<slug:kind>/", walking.begin, name="public-tell"),
    path("tell-us/<slug:kind>/check/", sending.check, name="public-check"),
    path("tell-us/<slug:kind>/told/<slug:name>/", told.told, name="public-told"),
    path("tell-us/<slug:kind>/<slug:name>/", walking.question, name="public-page"),
    path("track/", track.track, name="public-track"),
    path("track/case/", track.case, name="public-case"),
    path("track/everything/", everything.everything, name="public-everything"),
    path("track/contact/", contact.contact, name="public-contact"),
    path("track/link/", link.link, name="public-link"),
    path("track/link/<str:token>/", link.link_open, name="public-link-open"),
    path("track/new-code/", link.new_code, name="public-new-code"),
    path("track/leave/", track.leave, name="public-leave"),
    path("track/letter/<int:sequence>/", track.letter, name="public-letter"),
    path("track/do/<slug:action>/<slug:about>/", doing.do, name="public-do"),
    path("track/survey/", survey.survey, name="public-survey"),
    path("how-it-works/", how.how_it_works, name="public-how"),
    path("how-it-works/print/", how.printed, name="public-print"),
    path("how-it-works/induction/", how.induction, name="public-induction"),
    path("poster/", poster.poster, name="public-poster"),
    path("help/", helping.helped, name="public-help"),
    path("privacy/", helping.privacy, name="public-privacy"),
    path("accessibility/", helping.accessibility, name="public-accessibility"),
    path("reports/", reports.reports, name="public-reports"),
    path("you-said-we-did/", reports.said_and_did, name="public-said"),
    path("track/file/<slug:reference>/", track.file, name="public-file"),
]
DESK: list[URLPattern | URLResolver] = [
    path("", work.work, name="desk-due"),
    path("list.csv", work.as_table, name="desk-csv"),
    path("sign-in/", sign_in.sign_in, name="desk-sign-in"),
    path("read/", finding.read_notices, name="desk-read"),
    path("search/", finding.search, name="desk-search"),
    path("record/", record.kinds, name="desk-kinds"),
    path("record/<slug:kind>/", record.record, name="desk-record"),
    path("case/<slug:ref>/", case.case, name="desk-case"),
    path("case/<slug:ref>/letter/<int:sequence>/", case.letter, name="desk-letter"),
    path("case/<slug:ref>/do/<slug:action>/<slug:about>/<slug:track>/", act.act, name="desk-act"),
    path("case/<slug:ref>/file/<slug:reference>/", case.file, name="desk-file"),
    path("survey/", apart.survey_told, name="desk-survey"),
    path("equality/", apart.equality_told, name="desk-equality"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", walking.chooser, name="chooser"),
    path("<slug:organisation>/desk/", include(DESK)),
    path("<slug:organisation>/", include(PUBLIC)),
]
