"""What keeps a case from going on as usual: withdrawal, exclusions, restrictions, limits on disclosure; and sign-off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from putright.core.casework import clocks as clocks_module
from putright.core.casework import owed as owed_module
from putright.core.casework.decide import stopping
from tests.core.casework.made import Played, clock, happening, letter, play

REVIEW = "stage: review\npurpose: review\nheld by: manager"
ON = happening("on", "stage: open\ngoes to: review")


# Withdrawal and going on


STOP = "withdrawal: stop\ngoes to: over\nform: [letter, email]\nmay continue: chief"


def stopped() -> Played:
    """Stopped by the person who complained while it was under review."""
    case = play(STOP, REVIEW, ON).received().happens("on")
    case.do("withdraw", "stop", by="complainant", channel="letter")
    return case


def test_the_person_who_complained_stops_it_in_the_form_laid_down() -> None:
    case = play(STOP).received()
    refusal = case.refused("withdraw", "stop", by="complainant", channel="telephone")
    assert (refusal.why, refusal.clause) == ("A complaint is stopped by letter or email.", "The withdrawal stop")
    assert stopped().case.closed == "over"


def test_whoever_may_let_it_go_on_all_the_same_does_so_with_reasons_and_it_goes_on_where_it_stood() -> None:
    case = stopped()
    assert "somebody else" in case.refused("continue anyway", "stop", by="mona", words="reasons").why
    assert set(case.refused("continue anyway", "stop", by="kit").fields) == {"reasons"}
    case.do("continue anyway", "stop", by="kit", words="reasons")
    assert (case.case.closed, case.case.track("main").stage, case.holder()) == (None, "review", ("mona",))
    assert case.offer("continue anyway", "stop") is None


def test_nobody_lets_it_go_on_where_the_rule_names_nobody() -> None:
    case = play("withdrawal: stop\ngoes to: over").received()
    case.do("withdraw", "stop", by="complainant", channel="email")
    assert case.refused("continue anyway", "stop", by="kit", words="reasons").closed


# Exclusions found later and lapsing


COURT = "exclusion: court\nby: circumstance\nquestion: Is it in court?\nlapses: yes\ndecided by: manager\nsignposts: [court]"
LEGAL = "signpost: court\nto: The court"


def test_an_exclusion_found_later_ends_the_case_with_reasons_and_its_signposts() -> None:
    case = play(COURT, LEGAL).received()
    assert set(case.refused("find exclusion", "court", by="mona").fields) == {"reasons"}
    entries = case.do("find exclusion", "court", by="mona", words="reasons")
    assert next(getattr(entry, "signposts", ()) for entry in entries) == ("court",)
    assert (case.case.closed, case.case.exclusions) == ("outside this procedure", ("court",))


def test_when_an_exclusion_lapses_the_case_goes_on_where_it_stood() -> None:
    case = play(COURT, LEGAL, REVIEW, ON).received().happens("on")
    case.do("find exclusion", "court", by="mona", words="reasons")
    assert set(case.refused("lapse exclusion", "court", by="cara").fields) == {"reasons"}
    case.do("lapse exclusion", "court", by="cara", words="reasons")
    assert (case.case.closed, case.case.track("main").stage, case.case.exclusions) == (None, "review", ())


def test_an_exclusion_that_sends_the_case_to_wait_brings_it_back_from_there() -> None:
    waits = "stage: waiting\npurpose: validity\nheld by: manager"
    case = play(f"{COURT}\neffects: {{goes to: waiting}}", LEGAL, REVIEW, ON, waits).received().happens("on")
    case.do("find exclusion", "court", by="mona", words="reasons")
    assert (case.case.closed, case.case.track("main").stage) == (None, "waiting")
    case.do("lapse exclusion", "court", by="cara", words="reasons")
    assert case.case.track("main").stage == "review"


def test_an_exclusion_that_lapses_when_the_case_has_gone_elsewhere_leaves_it_there() -> None:
    waits = "stage: waiting\npurpose: validity\nheld by: manager"
    rules = (f"{COURT}\neffects: {{goes to: waiting}}", LEGAL, REVIEW, waits, happening("moved", "goes to: review"))
    case = play(*rules).received()
    case.do("find exclusion", "court", by="mona", words="reasons")
    case.happens("moved", by="mona")
    case.do("lapse exclusion", "court", by="cara", words="reasons")
    assert case.case.track("main").stage == "review"


def test_what_an_exclusion_owes_is_owed_though_it_ends_the_case() -> None:
    case = play(f"{COURT}\neffects: {{sends: news}}", LEGAL, letter("news")).received()
    case.do("find exclusion", "court", by="mona", words="reasons")
    assert [owed.name for owed in case.outlook.owed] == ["news"]
    case.do("send letter", "news", by="cara")
    assert case.outlook.owed == ()


def test_an_exclusion_that_does_not_lapse_stays() -> None:
    case = play(COURT.replace("lapses: yes\n", ""), LEGAL).received()
    case.do("find exclusion", "court", by="mona", words="reasons")
    assert case.refused("lapse exclusion", "court", by="cara", words="reasons").closed


# Restrictions on contact


QUIET = (
    "restriction: quiet\nbehaviours: {rude: Rude words, flood: Too many}\ndecided by: chief\nadvice sought: yes\n"
    "still owed: acknowledgement\nletter: new ways\nreviewed within: 6 months"
)
THANKS = (
    "clock: thanks\npurpose: acknowledgement\nstarts: communication received\nwithin: 5 working days\neach on its own: yes",
    "clock: reply\npurpose: response\nstarts: communication received\nwithin: 10 working days\neach on its own: yes",
    letter("reply", "owed upon: communication received"), letter("new ways"),
)  # fmt: skip


def restricted(more: str = "") -> Played:
    case = play(QUIET + more, *THANKS, clock("answer")).received()
    case.do("refer restriction", "quiet", by="cara", words="evidence", behaviours=("rude", "flood"))
    case.do("decide restriction", "quiet", by="kit", words=("reasons", "advice"), answer="yes")
    return case


def wrote(case: Played, new_matter: str = "no") -> None:
    case.do("record communication", by="complainant", words="message", channel="email", new_matter=new_matter)


def test_behaviour_is_referred_with_evidence_and_decided_with_reasons_and_advice_by_whom_the_rule_names() -> None:
    case = play(QUIET, *THANKS).received()
    assert set(case.refused("refer restriction", "quiet", by="cara", behaviours="rude").fields) == {"evidence"}
    assert set(case.refused("refer restriction", "quiet", by="cara", words="evidence", behaviours="shy").fields) == {
        "behaviours"
    }
    case.do("refer restriction", "quiet", by="cara", words="evidence", behaviours="rude")
    for words, field in (("advice", "reasons"), ("reasons", "advice")):
        assert set(case.refused("decide restriction", "quiet", by="kit", words=words, answer="yes").fields) == {field}
    assert (
        "somebody else"
        in case.refused("decide restriction", "quiet", by="cara", words=("reasons", "advice"), answer="yes").why
    )
    case.do("decide restriction", "quiet", by="kit", words=("reasons", "advice"), answer="no")
    assert not case.case.restrictions[0].holds
    assert case.offer("refer restriction", "quiet"), "it may be referred again"


def test_a_restriction_is_reviewed_on_the_day_given_or_within_the_time_laid_down() -> None:
    assert str(restricted().case.restrictions[0].review_on) == "2027-04-12"
    case = play(QUIET, *THANKS).received()
    case.do("refer restriction", "quiet", by="cara", words="evidence", behaviours="rude")
    case.do("decide restriction", "quiet", by="kit", words=("reasons", "advice"), answer="yes", review_on="2026-12-01")
    assert str(case.case.restrictions[0].review_on) == "2026-12-01"


def test_the_person_is_told_of_a_restriction_and_what_came_before_it_stays_owed() -> None:
    case = restricted()
    assert [owed.name for owed in case.outlook.owed] == ["new ways"]
    assert case.clock("answer").state == "running"


def test_a_later_message_owes_nothing_but_what_the_rule_still_owes() -> None:
    case = restricted()
    wrote(case)
    assert case.clock("thanks").state == "running"
    assert (case.clock("reply").state, case.clock("reply").why) == ("set aside", "contact is restricted (quiet)")
    assert "reply" not in [owed.name for owed in case.outlook.owed]
    assert "communication received" in case.kinds(), "it is kept and marked"


def test_a_message_about_a_new_matter_owes_its_answer() -> None:
    case = restricted()
    wrote(case, "yes")
    assert case.clock("reply").state == "running"
    assert "reply" in [owed.name for owed in case.outlook.owed]


def test_a_restriction_of_all_contact_covers_new_matters_too() -> None:
    case = restricted("\ncovers: all contact")
    wrote(case, "yes")
    assert case.clock("reply").state == "set aside"
    assert "reply" not in [owed.name for owed in case.outlook.owed]


def test_when_a_restriction_ends_messages_are_owed_an_answer_again() -> None:
    case = restricted()
    assert set(case.refused("end restriction", "quiet", by="kit").fields) == {"reasons"}
    case.do("end restriction", "quiet", by="kit", words="reasons")
    wrote(case)
    assert case.clock("reply").state == "running"


def test_a_restriction_is_referred_only_where_its_conditions_hold() -> None:
    case = play(QUIET + "\nwhen: anonymous is yes", *THANKS).received()
    assert case.refused("refer restriction", "quiet", by="cara", words="evidence", behaviours="rude").closed


# Limits on disclosure


PRIVATE = "disclosure limit: private\ngrounds: {third party: About another}\nexplained by: chief\nletter: explained\nby: manager"


def test_a_limit_names_its_ground_and_an_entry_there_is_and_owes_its_explanation() -> None:
    case = play(PRIVATE, letter("explained")).received()
    for item in ("no number", "-1", "77"):
        assert set(
            case.refused(
                "limit disclosure", "private", by="mona", words="reasons", ground="third party", item=item
            ).fields
        ) == {"item"}
    case.do("limit disclosure", "private", by="mona", words="reasons", ground="third party", item="1")
    assert case.case.limited == (("private", "third party", 1),)
    assert [owed.name for owed in case.outlook.owed] == ["explained"]


# Sign-off


SIGN = "sign-off: all done\nby: manager\nall actions checked: yes\ngoes to: over\nneeds: looked happened"
REMEDIES = "remedies: putting right\nlist: {apology: We say sorry}\nchecked: yes"


def acted() -> Played:
    case = play(SIGN, REMEDIES, happening("looked")).received().happens("looked")
    case.do("agree action", "putting right", words="what", means="apology", owner="otto")
    return case


def test_a_case_is_not_signed_off_while_an_action_is_open_or_unchecked() -> None:
    case = acted()
    assert case.refused("sign off", "all done", by="mona").why == "Action 1 is still open."
    case.do("complete action", "1")
    assert case.refused("sign off", "all done", by="mona").why == "Action 1 has not been checked."
    case.do("check action", "1", by="cara", words="how it was checked")
    case.do("sign off", "all done", by="mona")
    assert (case.case.signed_off, case.case.closed) == (True, "over")


def test_an_action_that_will_not_be_done_stands_in_the_way_of_nothing() -> None:
    case = acted()
    case.do("drop action", "1", words="reasons")
    case.do("sign off", "all done", by="mona")


def test_sign_off_needs_what_its_rule_needs_and_happens_once() -> None:
    case = play(SIGN.replace("goes to: over\n", ""), happening("looked")).received()
    assert "comes first" in case.refused("sign off", "all done", by="mona").why
    case.happens("looked").do("sign off", "all done", by="mona")
    assert case.refused("sign off", "all done", by="mona").closed


# Twins


@pytest.mark.parametrize(
    ("module", "guard", "value", "shown"),
    [
        (stopping, "unmet", lambda *others, **more: None, test_sign_off_needs_what_its_rule_needs_and_happens_once),
        (stopping, "_signed_off", lambda *others: False, test_sign_off_needs_what_its_rule_needs_and_happens_once),
        (
            stopping,
            "_stage_at",
            lambda *others, **more: "open",
            test_when_an_exclusion_lapses_the_case_goes_on_where_it_stood,
        ),
        (
            clocks_module,
            "restricted_by",
            lambda *others: "",
            test_a_later_message_owes_nothing_but_what_the_rule_still_owes,
        ),
        (
            owed_module,
            "restricted_by",
            lambda *others: "",
            test_a_later_message_owes_nothing_but_what_the_rule_still_owes,
        ),
        (clocks_module, "restricted_by", lambda *others: "quiet", test_a_message_about_a_new_matter_owes_its_answer),
    ],
)
def test_without_its_guard_a_case_would_stop_or_go_on_wrongly(
    monkeypatch: pytest.MonkeyPatch, module: object, guard: str, value: object, shown: Callable[[], None]
) -> None:
    monkeypatch.setattr(module, guard, value)
    with pytest.raises(AssertionError):
        shown()
