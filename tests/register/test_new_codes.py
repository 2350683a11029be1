"""A new code given by staff: it opens the case and the old one does not, only its hash is kept, and nobody gives many."""

from __future__ import annotations

from datetime import datetime, timedelta
from unittest.mock import patch

from putright.core.casework.action import Refusal
from putright.register import door, erase, lists, new_codes, notices, tracking, verify
from putright.register.door import Asked, Done
from putright.register.models import EntryRow, Message, Notice, Paper, RequestKey, TrackingCode
from tests.register.cast import MONDAY, Employers

GIVE = Asked("replace code", values={"known by": "telephone"})


def gives(employers: Employers, ref: str, who: str = "imani", at: datetime = MONDAY, key: str = "") -> door.Answer:
    return door.act(employers.slug, ref, GIVE, employers.viewer(who, at), at=at, request_key=key)


def opens(employers: Employers, code: str) -> bool:
    return tracking.viewer(employers.place, code, MONDAY) is not None


def test_the_new_code_opens_the_case_and_every_old_one_opens_nothing(employers: Employers) -> None:
    first = employers.complain()
    done = gives(employers, first.ref)
    assert isinstance(done, Done)
    viewer = tracking.viewer(employers.place, done.code, MONDAY)
    assert viewer
    assert viewer.case == first.ref
    assert not opens(employers, first.code)
    again = gives(employers, first.ref)
    assert isinstance(again, Done)
    assert [opens(employers, one.code) for one in (first, done, again)] == [False, False, True]


def test_no_code_is_kept_anywhere(employers: Employers) -> None:
    done = gives(employers, employers.complain().ref, key="k" * 24)
    assert isinstance(done, Done)
    plain = done.code.replace("-", "")
    for model in (EntryRow, TrackingCode, RequestKey, Notice, Message, Paper):
        for row in model.objects.all():
            kept = " ".join(str(value) for value in vars(row).values())
            assert done.code not in kept
            assert plain not in kept
    assert list(verify.verify(employers.slug)) == []


def test_a_form_sent_again_shows_the_same_code_and_makes_no_second(employers: Employers) -> None:
    ref = employers.complain().ref
    first, second = (gives(employers, ref, key="k" * 24) for _ in range(2))
    assert first == second
    assert TrackingCode.objects.filter(revoked_at=None).count() == 1


def test_the_entry_can_be_read_by_both_sides_and_whoever_has_the_case_is_told(employers: Employers) -> None:
    ref = employers.hand_over(employers.complain().ref).ref
    done = gives(employers, ref, "helen")
    assert isinstance(done, Done)
    assert "code replaced" in [one.kind for one in notices.unread(employers.viewer("farah"))]
    assert "code replaced" not in [one.kind for one in notices.unread(employers.viewer("helen"))]
    seen = lists.case_page(employers.viewer("farah"), ref, MONDAY).entries[-1]
    assert (seen.entry.kind, seen.entry.by) == ("code replaced", "helen")
    theirs = tracking.viewer(employers.place, done.code, MONDAY)
    assert theirs
    assert "code replaced" in [one.entry.kind for one in lists.tracking_page(theirs, ref, MONDAY).entries]


def test_nothing_is_changed_where_it_is_refused(employers: Employers) -> None:
    first = employers.complain()
    asked = Asked("replace code", values={"known by": "a hunch"})
    assert isinstance(door.act(employers.slug, first.ref, asked, employers.viewer("imani"), at=MONDAY), Refusal)
    assert opens(employers, first.code)


def test_whoever_was_erased_can_be_known_to_nobody(employers: Employers) -> None:
    first = employers.complain()
    party = lists.due(employers.viewer("imani")).rows[0].complainant
    erase.party(employers.place, party, MONDAY)
    refused = gives(employers, first.ref)
    assert isinstance(refused, Refusal)
    assert "was erased" in refused.why
    assert opens(employers, first.code)


def many(employers: Employers) -> list[str]:
    """As many cases as one colleague may give a code for within an hour, and one more."""
    refs = [employers.complain().ref for _ in range(new_codes.MOST + 1)]
    assert all(isinstance(gives(employers, ref), Done) for ref in refs[:-1])
    return refs


def test_one_colleague_gives_no_more_than_a_few_in_an_hour_and_others_are_not_held_up(employers: Employers) -> None:
    *_, last = many(employers)
    refused = gives(employers, last)
    assert isinstance(refused, Refusal)
    assert "within an hour" in refused.why
    assert isinstance(gives(employers, last, "helen"), Done)
    assert isinstance(gives(employers, last, at=MONDAY + timedelta(hours=2)), Done)


def test_without_the_limit_one_colleague_could_give_any_number(employers: Employers) -> None:
    *_, last = many(employers)
    with patch.object(new_codes, "MOST", 99):
        assert isinstance(gives(employers, last), Done)
