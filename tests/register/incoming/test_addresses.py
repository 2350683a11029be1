"""A reply address leads into its case for whoever was given it, and changing anything of it leads nowhere."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from putright.register.incoming.addresses import LOCAL, Named, named, reply_address
from putright.register.journal import ALPHABET
from putright.register.organisations import Place

HERE = Place(1, "employers", "Employers", "EMP", "employers", "england-and-wales", True, 0, "")
MAILBOX = "feedback@employers.example"
REFS = st.text(ALPHABET, min_size=12, max_size=12)
WHO = st.sampled_from(["complainant", "representative"])


@given(REFS, WHO)
def test_it_says_which_case_and_whose_it_is_and_fits(ref: str, who: str) -> None:
    made = reply_address(HERE, MAILBOX, ref, who)
    assert named(HERE, made) == Named(ref, who)
    assert named(HERE, made.upper()) == Named(ref, who)
    assert len(made.partition("@")[0]) <= LOCAL
    assert made.endswith("@employers.example")


@given(REFS, WHO, st.data())
def test_changing_any_letter_of_what_is_signed_leads_nowhere(ref: str, who: str, data: st.DataObject) -> None:
    name, _, token = reply_address(HERE, MAILBOX, ref, who).partition("@")[0].rpartition("+")
    at = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from([c for c in "abcdefghijklmnopqrstuvwxyz234567" if c != token[at]]))
    assert named(HERE, f"{name}+{token[:at]}{other}{token[at + 1 :]}@employers.example") is None


@given(REFS, WHO)
def test_the_address_of_one_organisation_is_none_of_another(ref: str, who: str) -> None:
    made = reply_address(HERE, MAILBOX, ref, who)
    assert named(replace(HERE, id=2), made) is None
    assert named(replace(HERE, slug="council"), made) is None


def test_where_the_mailbox_leaves_no_room_there_is_none() -> None:
    assert reply_address(HERE, f"{'a' * 40}@x.example", "a" * 12, "complainant") == ""
    assert reply_address(HERE, "nobody", "a" * 12, "complainant") == ""


def test_what_is_no_reply_address_leads_nowhere() -> None:
    for address in ("", "feedback@employers.example", "a+b@c.example", "+", "a+" + "2" * 33 + "@x.example"):
        assert named(HERE, address) is None
