"""Where each page's address leads: the public's and the staff's pages of each organisation."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from putright.web.desk import act, apart, case, due, record, sign_in
from putright.web.public import equality, how, survey, tell_us, track

PUBLIC: list[URLPattern | URLResolver] = [
    path("", tell_us.start, name="public-start"),
    path("tell-us/about-people/", equality.equality, name="public-equality"),
    path("tell-us/<slug:kind>/", tell_us.tell_us, name="public-tell"),
    path("track/", track.track, name="public-track"),
    path("track/case/", track.case, name="public-case"),
    path("track/leave/", track.leave, name="public-leave"),
    path("track/letter/<int:sequence>/", track.letter, name="public-letter"),
    path("track/do/<slug:action>/<slug:about>/", track.do, name="public-do"),
    path("track/survey/", survey.survey, name="public-survey"),
    path("how-it-works/", how.how_it_works, name="public-how"),
]
DESK: list[URLPattern | URLResolver] = [
    path("", due.due, name="desk-due"),
    path("sign-in/", sign_in.sign_in, name="desk-sign-in"),
    path("read/", due.read_notices, name="desk-read"),
    path("search/", due.search, name="desk-search"),
    path("record/", record.kinds, name="desk-kinds"),
    path("record/<slug:kind>/", record.record, name="desk-record"),
    path("case/<slug:ref>/", case.case, name="desk-case"),
    path("case/<slug:ref>/letter/<int:sequence>/", case.letter, name="desk-letter"),
    path("case/<slug:ref>/do/<slug:action>/<slug:about>/<slug:track>/", act.act, name="desk-act"),
    path("survey/", apart.survey_told, name="desk-survey"),
    path("equality/", apart.equality_told, name="desk-equality"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", tell_us.chooser, name="chooser"),
    path("<slug:organisation>/desk/", include(DESK)),
    path("<slug:organisation>/", include(PUBLIC)),
]
