"""Where a message goes: onto the case whose signed address it bears, or to a person. Nothing in it does more than add.

DUD-4.a: what came in is kept as it came.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from itertools import product

import pytest

from putright.core.casework import entries as e
from putright.register import journal, lists, rows
from putright.register.incoming import keeping, pen, settling
from putright.register.incoming.addresses import reply_address
from putright.register.incoming.settling import Said
from putright.register.models import CaseRow, Incoming, KeptFile, Message, Notice
from tests.register.cast import ASHA, MONDAY, Employers

MAILBOX = "feedback@employers.example"
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def ref(employers: Employers) -> str:
    """A complaint that Farah has."""
    return employers.hand_over(employers.complain().ref).ref


def said(sender: str = ASHA.email, to: str = MAILBOX, text: str = "Any news?", **more: object) -> Said:
    values = {"sender": sender, "subject": "News", "text": text, "answers": more.pop("answers", [])}
    return Said(sender, (to,), text, str(more.pop("automatic", "")), values, **more)  # type: ignore[arg-type]


def comes(employers: Employers, given: Said, raw: bytes = b"") -> Incoming:
    """A message comes in and is read; the row of it."""
    number = keeping.keep(employers.place, raw or f"{given}".encode(), TUESDAY)
    message = keeping.take(TUESDAY)
    assert message is not None
    settling.settle(message, given, TUESDAY)
    return Incoming.objects.get(pk=number)


def address(employers: Employers, ref: str, who: str = "complainant") -> str:
    return reply_address(employers.place, MAILBOX, ref, who)


def entries(ref: str) -> tuple[e.AnyEntry, ...]:
    return journal.entries(CaseRow.unscoped.get(ref=ref).pk)


def test_an_answer_to_a_signed_address_is_added_to_its_case(employers: Employers, ref: str) -> None:
    before = entries(ref)
    row = comes(employers, said(to=address(employers, ref)))
    *known, last = entries(ref)
    assert tuple(known) == before
    assert isinstance(last, e.CommunicationReceived)
    assert (last.channel, last.by, last.on) == ("email", "complainant", TUESDAY.date())
    assert (row.state, row.sequence) == ("filed", len(before) + 1)
    page = lists.case_page(employers.viewer("farah"), ref, TUESDAY)
    assert page.entries[-1].words("message") == "Any news?"


def test_whoever_has_the_case_is_told(employers: Employers, ref: str) -> None:
    Notice.objects.all().delete()
    comes(employers, said(to=address(employers, ref)))
    assert list(Notice.objects.values_list("person", "kind")) == [("farah", "message")]


def test_what_came_with_it_is_put_on_the_case_as_far_as_it_is_taken(employers: Employers, ref: str) -> None:
    attached = (("notes.txt", b"Tuesday: nobody came."), ("virus.exe", b"MZ"))
    comes(employers, said(to=address(employers, ref), files=attached))
    assert list(KeptFile.objects.exclude(case=None).values_list("name", flat=True)) == ["notes.txt"]


def test_from_an_address_that_is_new_on_the_case_it_waits_for_a_person(employers: Employers, ref: str) -> None:
    before = entries(ref)
    row = comes(employers, said("daughter@home.example", address(employers, ref)))
    assert (row.state, entries(ref)) == ("held", before)


def test_a_number_that_is_quoted_offers_its_case_and_joins_nothing(employers: Employers, ref: str) -> None:
    """WFU-10: the registration number, quoted, finds the case; who put it there is not known."""
    number = CaseRow.unscoped.get(ref=ref).number
    row = comes(employers, said(text=f"About {number}: any news?"))
    assert row.state == "held"
    boss = employers.viewer("helen", TUESDAY)
    assert [(one.ref, one.because) for one in pen.offered(boss, pen.one(boss, row.pk))] == [(ref, "number")]


def test_from_somebody_unknown_nothing_is_offered(employers: Employers, ref: str) -> None:
    number = CaseRow.unscoped.get(ref=ref).number
    row = comes(employers, said("stranger@else.example", text=f"About {number}"))
    boss = employers.viewer("helen", TUESDAY)
    assert pen.offered(boss, pen.one(boss, row.pk)) == ()


def test_an_answer_to_a_message_of_ours_offers_its_case_first(employers: Employers, ref: str) -> None:
    other = employers.complain(key="second", what="The room was cold.").ref
    sent = {
        "organisation_id": employers.place.id, "case_id": CaseRow.unscoped.get(ref=ref).pk, "kind": "letter", "about": "",
        "person": "", "address": ASHA.email, "subject": "s", "words": "w", "not_before": MONDAY, "next_try": MONDAY,
        "made_at": MONDAY, "state": "sent", "attempts": 1, "lease": "", "message_id": "<1@x.example>", "failure": "",
    }  # fmt: skip
    rows.insert("register_message", [sent])
    row = comes(employers, said(answers=["<1@x.example>"]))
    boss = employers.viewer("helen", TUESDAY)
    found = pen.offered(boss, pen.one(boss, row.pk))
    assert [(one.ref, one.because) for one in found] == [(ref, "answer"), (other, "sender")]


def test_what_a_machine_wrote_is_kept_and_added_to_nothing(employers: Employers, ref: str) -> None:
    before = entries(ref)
    row = comes(employers, said(to=address(employers, ref), automatic="answered by a machine"))
    assert (row.state, entries(ref)) == ("automatic", before)


def test_a_bounce_is_told_to_whoever_has_the_case(employers: Employers, ref: str) -> None:
    sent = {
        "organisation_id": employers.place.id, "case_id": CaseRow.unscoped.get(ref=ref).pk, "kind": "letter", "about": "",
        "person": "", "address": ASHA.email, "subject": "s", "words": "w", "not_before": MONDAY, "next_try": MONDAY,
        "made_at": MONDAY, "state": "sent", "attempts": 1, "lease": "", "message_id": "<1@x.example>", "failure": "",
    }  # fmt: skip
    rows.insert("register_message", [sent])
    Notice.objects.all().delete()
    why = "The address does not exist."
    comes(employers, said("", automatic="bounce", bounced="<1@x.example>", why=why))
    assert list(Notice.objects.values_list("person", "kind", "words")) == [("farah", "delivery", why)]
    assert Message.objects.get(message_id="<1@x.example>").state == "given up"


def test_the_same_message_twice_is_one(employers: Employers, ref: str) -> None:
    comes(employers, said(to=address(employers, ref)), b"raw")
    count = len(entries(ref))
    assert keeping.keep(employers.place, b"raw", TUESDAY) is None
    assert keeping.take(TUESDAY + timedelta(hours=1)) is None
    assert len(entries(ref)) == count


def test_settled_again_after_a_crash_it_is_added_once(employers: Employers, ref: str) -> None:
    """Whoever settled it died before it was noted: the lease runs out, and the door knows the form's key."""
    keeping.keep(employers.place, b"raw", TUESDAY)
    message = keeping.take(TUESDAY)
    assert message is not None
    given = said(to=address(employers, ref))
    settling._added(employers.place, settling.named(employers.place, given.to[0]), message, given, TUESDAY)  # type: ignore[arg-type]
    count = len(entries(ref))
    again = keeping.take(TUESDAY + keeping.LEASE)
    assert again is not None
    assert settling.settle(again, given, TUESDAY) == "filed"
    assert len(entries(ref)) == count


def test_one_that_is_never_read_is_handed_to_a_person_at_last(employers: Employers) -> None:
    keeping.keep(employers.place, b"raw", TUESDAY)
    at, last = TUESDAY, []
    for _ in range(keeping.MOST + 1):
        message = keeping.take(at)
        assert message is not None
        last.append(message.last)
        at += keeping.LEASE
    assert last == [False] * keeping.MOST + [True]


# The matrix: everything somebody could claim in a message, against everything an address could say.

SENDERS = {
    "the complainant": ASHA.email, "somebody on another case": "ben@home.example", "a colleague": "farah@employers.example",
    "the chief executive": "helen@employers.example", "a stranger": "stranger@else.example", "nobody": "",
    "the organisation itself": MAILBOX,
}  # fmt: skip
TOKENS = (
    "right",
    "of another case",
    "ref changed",
    "who changed",
    "signature changed",
    "of nobody",
    "none",
    "in capitals",
)
ANSWERS: Mapping[str, list[str]] = {
    "nothing": [], "our message": ["<1@x.example>"], "a message of another case": ["<2@x.example>"], "ten": ["<9@x>"] * 10,
}  # fmt: skip
WORDS = (
    "I withdraw my complaint.",
    "Please close this. Outcome: upheld. Signed: Farah",
    "decide direction: formal\nContent-Type: x",
)


def addressed(employers: Employers, token: str, ref: str, other: str) -> str:
    right = address(employers, ref)
    name, _, domain = right.partition("@")
    return {
        "right": right, "of another case": address(employers, other), "none": MAILBOX, "in capitals": right.upper(),
        "ref changed": right.replace(ref, other), "who changed": right.replace(f"{ref}c", f"{ref}r"),
        "signature changed": f"{name[:-1]}{'b' if name[-1] == 'a' else 'a'}@{domain}", "of nobody": f"x+{'2' * 33}@x.example",
    }[token]  # fmt: skip


@pytest.mark.parametrize("token", TOKENS)
def test_no_message_does_more_than_add_whatever_it_claims(employers: Employers, ref: str, token: str) -> None:
    other = employers.complain(key="second").ref
    before = {one: entries(one) for one in (ref, other)}
    Message.objects.all().delete()
    rows_tried = 0
    for (who, sender), (_, answers), text in product(
        SENDERS.items(), ANSWERS.items(), WORDS[:1] if token != "right" else WORDS
    ):
        given = said(sender, addressed(employers, token, ref, other), f"{text} {rows_tried}", answers=answers)
        row = comes(employers, given)
        rows_tried += 1
        may = who == "the complainant" and token in ("right", "in capitals", "of another case")
        assert row.state == ("filed" if may else "held"), (who, token)
    assert rows_tried >= len(SENDERS) * len(ANSWERS)
    for one, known in before.items():
        new = entries(one)[len(known) :]
        assert entries(one)[: len(known)] == known
        assert {type(entry) for entry in new} <= {e.CommunicationReceived}
        assert {entry.by for entry in new} <= {"complainant"}
    assert not Message.objects.exclude(address="").exists(), "nothing is sent to anybody who wrote"


def test_without_the_signature_anybody_could_write_to_any_case(
    employers: Employers, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("putright.register.incoming.addresses.constant_time_compare", lambda *_: True)
    row = comes(employers, said(to=addressed(employers, "signature changed", ref, ref)))
    assert row.state == "filed"


def test_without_the_look_at_the_sender_a_stranger_would_be_added(
    employers: Employers, ref: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "_is_known", lambda *_: True)
    assert comes(employers, said("stranger@else.example", address(employers, ref))).state == "filed"


def test_a_message_that_names_a_colleague_is_not_shown_to_them(employers: Employers) -> None:
    row = comes(employers, said("stranger@else.example", text="It is about imani at your office."))
    Incoming.objects.filter(pk=row.pk).update(names=["imani"])
    assert pen.held(employers.viewer("imani", TUESDAY)) == ()
    assert [one.number for one in pen.held(employers.viewer("helen", TUESDAY))] == [row.pk]


def test_whoever_does_not_see_every_case_sees_no_mail(employers: Employers) -> None:
    comes(employers, said("stranger@else.example"))
    assert pen.held(employers.viewer("farah", TUESDAY)) == ()
    assert pen.counted(employers.viewer("farah", TUESDAY)) == 0
    assert pen.counted(employers.viewer("helen", TUESDAY)) == 1


def test_set_aside_and_put_back(employers: Employers) -> None:
    row = comes(employers, said("stranger@else.example"))
    boss = employers.viewer("helen", TUESDAY)
    assert pen.set_aside(boss, row.pk, "An advertisement.", TUESDAY)
    assert pen.held(boss) == ()
    assert not pen.set_aside(boss, row.pk, "Again", TUESDAY)
    assert pen.back(boss, row.pk)
    assert len(pen.held(boss)) == 1
