"""DUD-8: whatever is known of somebody, however it is written, is left out of a text; and what would be left is found."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from putright.core.reporting import anonymise
from putright.core.reporting.anonymise import Known, Piece, Somebody, leave_out, left_in, plain
from putright.core.reporting.anonymise.everyday import EVERYDAY, TITLES, WITHIN

ASHA = Somebody("the person who complained", "Mrs Asha O'Brien-Begum", "asha.b@home.example", "0121 496 0123",
                "12 Acacia Road\nAnytown\nDY1 4AB")  # fmt: skip
TOM = Somebody("the person who speaks for them", "Tom Field", "office@firm.example", "+44 7700 900123", "")
KNOWN = Known((ASHA, TOM), ("WME-2026-0012", "abcd-efgh-jkmn"), born_before=2010, ours=("Dudley Council",))


def without(text: str, known: Known = KNOWN) -> str:
    return plain(leave_out(text, known))


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("Asha rang.", "the person who complained rang."),
        ("ASHA RANG", "the person who complained RANG"),
        ("asha’s dog", "the person who complained’s dog"),
        ("Mrs. A. O’Brien Begum wrote", "the person who complained wrote"),
        ("Begum, Asha", "the person who complained"),
        ("the Begums next door", "the the person who complained next door"),
        ("Ásha and Begüm", "the person who complained and the person who complained"),
        ("A\u00adsha", "the person who complained"),
        ("OBrien", "the person who complained"),
        ("asha_begum99 and AshaOBrienBegum", "the person who complained99 and the person who complained"),
        ("ring 01214960123", "ring [telephone number left out]"),
        ("ring (0121) 496-0123 now", "ring [telephone number left out] now"),
        ("ring +44 (0)121 496 0123", "ring [telephone number left out]"),
        ("ring 0 1 2 1 4 9 6 0 1 2 3", "ring [telephone number left out]"),
        ("ring 496 0123", "ring [telephone number left out]"),
        ("ring 07700 900 123", "ring [telephone number left out]"),
        ("ASHA.B@HOME.example", "[e-mail address left out]"),
        ("asha.b (at) home dot example", "[e-mail address left out]"),
        ("12, acacia rd., anytown, dy14ab", "[address left out]"),
        ("in Acacia Road", "in [address left out]"),
        ("D Y 1 4 A B", "[address left out]"),
        ("case wme 2026 0012", "case [reference left out]"),
        ("case ABCDEFGHJKMN", "case [reference left out]"),
        ("Field said", "the person who speaks for them said"),
        ("a field of tom field", "a field of the person who speaks for them"),
        ("Mr Field", "the person who speaks for them"),
    ],
)
def test_what_is_known_is_left_out_however_it_is_written(written: str, left: str) -> None:
    assert without(written) == left
    assert left_in(left, KNOWN) == ()
    assert left_in(written, KNOWN) != ()


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("write to ben@mail.example.", "write to [e-mail address left out]"),
        ("ring 020 7946 0000", "ring [telephone number left out]"),
        ("ring +353 1 496 0000", "ring [telephone number left out]"),
        ("at B1 1AA or b11aa", "at [postcode left out] or [postcode left out]"),
        ("QQ 12 34 56 C", "[number left out]"),
        ("NHS 943 476 5919", "NHS [number left out]"),
        ("account 12345678", "account [number left out]"),
        ("born on 3 May 1961", "[date of birth left out]"),
        ("DOB: 03/05/61", "[date of birth left out]"),
        ("since 3rd of May 1961", "since [date of birth left out]"),
    ],
)
def test_what_has_the_form_of_a_number_or_address_is_left_out_of_anybody(written: str, left: str) -> None:
    assert without(written) == left


@pytest.mark.parametrize(
    "text",
    [
        "We will write to you by 12 October 2026.", "It cost £1,200 and took 10 days.", "The bin was not emptied on 3 May 2025.",
        "A field behind the school", "They were rash and ashamed.", "Room 12, at 9 am", "Clause 3.2 of the procedure", "",
    ],
)  # fmt: skip
def test_what_tells_nothing_of_anybody_stays(text: str) -> None:
    assert without(text) == text
    assert left_in(text, KNOWN) == ()


def test_each_piece_says_what_was_there() -> None:
    pieces = leave_out("Dear Asha, ring 0121 496 0123.", KNOWN)
    assert pieces == (
        Piece("Dear "), Piece("the person who complained", "Asha"), Piece(", ring "),
        Piece("[telephone number left out]", "0121 496 0123"), Piece("."),
    )  # fmt: skip


def test_a_person_called_like_our_words_does_not_stop_their_copy_for_ever() -> None:
    known = Known((Somebody("the person who complained", "Left Person"),))
    assert left_in(without("Left Person wrote", known), known) == ()


def test_where_nobody_gave_a_name_only_forms_are_left_out() -> None:
    assert without("Asha rang 0121 496 0123", Known()) == "Asha rang [telephone number left out]"


@pytest.mark.parametrize(
    "text", ["a", "a ", "asha ", "asha", "1", "1 ", "(0", "+4", "@", "a@", "a.", "\u0301", "’", "left out] [", "dob "]
)
@pytest.mark.timeout(20)
def test_no_text_of_20_000_letters_holds_anybody_up(text: str) -> None:
    long = text * (20_000 // len(text))
    left_in(without(long), KNOWN)


LETTERS = st.sampled_from("abcdefghijklmnoprstuvwyzéüñçøšł")
NAMES = st.text(LETTERS, min_size=3, max_size=9).filter(
    lambda name: not {simple(name), simple(name).removesuffix("s")} & (EVERYDAY | TITLES | WITHIN)
)
DIGITS = st.text("0123456789", min_size=9, max_size=9).map(lambda digits: f"0{digits}")
CODES = st.from_regex(r"[A-Z]{1,2}[1-9][0-9]? [1-9][A-Z]{2}", fullmatch=True)
PEOPLE = st.builds(
    lambda first, last, digits, house, street, code: Somebody(
        "the person who complained", f"{first.title()} {last.title()}", f"{simple(first)}.{simple(last)}@mail.example", digits,
        f"{house} {street.title()} Road\n{code}",
    ),
    NAMES, NAMES, DIGITS, st.integers(1, 999), NAMES, CODES,
)  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40) | st.sampled_from(
    ["We will write to you.", "the cat's bowl, 12 May", "", "1", "x@", "(0", "12 Any", "’"]
)


def simple(text: str) -> str:
    """An own way to compare, so that the test does not ask what it tests."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(one for one in apart if not unicodedata.combining(one) and unicodedata.category(one) != "Cf")


@st.composite
def written(draw: st.DrawFn, person: Somebody) -> str:
    """Something of a person as people write it."""
    first, last = person.name.split()
    digits = person.telephone
    one = draw(
        st.sampled_from([
            first, last, person.name, f"{last}, {first}", f"{first}'s", f"{last}’s", f"{first[0]}. {last}", f"{first}{last}",
            person.email, digits, " ".join(digits), f"{digits[:4]} {digits[4:7]}-{digits[7:]}", f"+44 {digits[1:]}",
            f"+44 (0){digits[1:]}", *person.address.split("\n"), person.address, person.address.replace("\n", ", "),
            person.address.split("\n")[1].replace(" ", ""),
        ])
    )  # fmt: skip
    return draw(st.sampled_from([one, one.lower(), one.upper()]))


@st.composite
def told(draw: st.DrawFn) -> tuple[Somebody, str]:
    """A person, and a text in which something of them stands once or more, anywhere."""
    person = draw(PEOPLE)
    text = draw(TEXTS)
    for place in sorted(draw(st.lists(st.integers(0, len(text)), min_size=1, max_size=3)), reverse=True):
        space = draw(st.sampled_from([" ", "\n", ", ", "(", "_", "/", "\u00a0", "—"]))
        text = f"{text[:place]}{space}{draw(written(person))}{space}{text[place:]}"
    return person, text


def survives(text: str, person: Somebody) -> bool:
    """Whether somebody who knows a person finds anything of them: a part of the name, a number, a line of an address."""
    text = text.replace("the person who complained", " x ")
    for phrase in re.findall(r"\[[a-z -]+ left out\]", text):
        text = text.replace(phrase, " x ")
    words = set(re.findall(r"[^\W\d_]+", simple(text)))
    digits, squeezed = re.sub(r"[\W_]", "", simple(text)), re.sub(r"\s", "", simple(text))
    names = {simple(part) for part in person.name.split()}
    return bool(
        words & names
        or simple(person.name.replace(" ", "")) in simple(text)
        or person.telephone[1:] in digits
        or person.email in simple(text)
        or any(re.sub(r"\s", "", simple(line)) in squeezed for line in person.address.split("\n"))
    )


@given(told())
def test_nothing_of_a_person_survives_anywhere_in_any_text(case: tuple[Somebody, str]) -> None:
    person, text = case
    known = Known((person,))
    left = plain(leave_out(text, known))
    assert not survives(left, person), left
    assert left_in(left, known) == ()


@given(told())
def test_without_the_leaving_out_it_would_survive_and_the_check_finds_it(case: tuple[Somebody, str]) -> None:
    person, text = case
    assert survives(text, person)
    assert left_in(text, Known((person,)))


@given(told())
def test_the_pieces_are_the_whole_text_and_nothing_else(case: tuple[Somebody, str]) -> None:
    person, text = case
    pieces = leave_out(text, Known((person,)))
    assert "".join(piece.was or piece.text for piece in pieces) == text


def test_the_check_does_not_go_by_the_leaving_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern that went wrong is caught by looking in the second way."""
    monkeypatch.setattr(anonymise.leaving_out, "patterns", lambda _known: ())
    for text in ("so said asha", "ring 0121/496/0123"):
        assert without(text) == text
        assert left_in(text, KNOWN)
