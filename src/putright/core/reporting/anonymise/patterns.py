"""What is looked for: the marks of people who are known, and what has the form of an address or a number of anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from putright.core.reporting.anonymise.everyday import EVERYDAY, MAILBOXES, STREETS, TITLES, WITHIN
from putright.core.reporting.anonymise.reading import reading
from putright.core.reporting.anonymise.somebody import Known, Somebody

EMAIL, TELEPHONE, ADDRESS = "[e-mail address left out]", "[telephone number left out]", "[address left out]"
POSTCODE, REFERENCE, NUMBER = "[postcode left out]", "[reference left out]", "[number left out]"
BORN = "[date of birth left out]"

GAP = r"[\s().\-/_·:]{0,3}"
"""What may stand between two digits of a number, or two letters of a postcode."""
BETWEEN = r"(?:[\s,\-_&'+/]{1,3}|\.|)"
"""What may stand between two parts of a name. A full stop and a space end a sentence."""
START, END = r"(?<![^\W\d_])", r"(?![^\W\d_])"
"""No letter before, and none after. A digit may be there: `asha99` names her."""
OWN = r"(?:'?s)?"
_LOCAL = (8, 7, 6)
"""Digits of a telephone number without those of the place, as neighbours know it."""
_GLUED = 6
"""Letters of a whole name that is found in the middle of a word as well."""


@dataclass(frozen=True)
class Pattern:
    """What is looked for in a text as it is compared, and what stands in its place."""

    regex: re.Pattern[str]
    instead: str
    everyday: frozenset[str] = frozenset()
    """Matches that count only with a capital."""


@lru_cache(maxsize=16)
def patterns(known: Known) -> tuple[Pattern, ...]:
    """Return everything that is looked for. Where two find the same place, the earlier gives the words for it."""
    people = [pattern for person in known.people for pattern in _of_somebody(person, _words(known.ours))]
    return (*people, *_of_references(known.references), *ANYBODY, *_of_birthdays(known.born_before))


def _words(ours: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for text in ours for word in re.findall(r"\w+", reading(text).text))


def _of_somebody(person: Somebody, ours: frozenset[str]) -> Iterator[Pattern]:
    yield from _email(reading(person.email).text.strip())
    yield from _address(reading(person.address).text, ours)
    yield from _telephone("".join(re.findall(r"\d", reading(person.telephone).text)))
    yield from _name(person)


def _name(person: Somebody) -> Iterator[Pattern]:
    alone = [part for part in person.parts if part not in WITHIN and (len(part) > 1 or not part.isascii())]
    if not alone:
        return
    within = "|".join(_part(one) for one in sorted(person.parts, key=len, reverse=True) if one not in alone)
    initials = "|".join(sorted({re.escape(part[0]) for part in person.parts}))
    one = "|".join(_part(part) for part in sorted(alone, key=len, reverse=True))
    beside = f"(?:{one}{f'|{within}' if within else ''}|(?:{initials})(?![^\\W\\d_])\\.?)"
    titles = "|".join(sorted(TITLES, key=len, reverse=True))
    before = f"(?:{START}(?:{titles})\\.?\\s+)?(?:{START}(?:{initials})[.\\s]{{1,2}}){{0,4}}"
    edges = _edges(alone)
    regex = f"{before}{edges[0]}(?:{one})(?:{BETWEEN}{beside})*{OWN}{edges[1]}"
    yield Pattern(re.compile(regex), person.called, frozenset(part for part in alone if part in EVERYDAY))
    whole = "".join(re.sub(r"\W", "", part) for part in alone)
    if len(whole) >= _GLUED:
        yield Pattern(re.compile(re.escape(whole)), person.called)


def _edges(parts: list[str]) -> tuple[str, str]:
    """Words of some scripts hang together without a space, so that a name in them may stand beside a letter."""
    spaced = all(ord(letter) < 0x0590 for part in parts for letter in part)
    return (START, END) if spaced else ("", "")


def _part(part: str) -> str:
    """A part of a name; an apostrophe or a hyphen in it may be missing, or be another."""
    return "".join(r"[\W_]{0,2}" if not letter.isalnum() else re.escape(letter) for letter in part)


def _email(email: str) -> Iterator[Pattern]:
    local, _, domain = email.partition("@")
    if not domain:
        return
    at, dot = r"\s*(?:@|[(\[{]?\s*\bat\b\s*[)\]}]?)\s*", r"\s*(?:\.|[(\[{]?\s*\bdot\b\s*[)\]}]?)\s*"
    joined = [dot.join(re.escape(word) for word in half.split(".")) for half in (local, domain)]
    yield Pattern(re.compile(at.join(joined)), EMAIL)
    if len(local) >= 5 and local not in MAILBOXES:
        yield Pattern(re.compile(f"{START}{re.escape(local)}{END}"), EMAIL)


def _telephone(digits: str) -> Iterator[Pattern]:
    if len(digits) < min(_LOCAL):
        return
    national = re.sub(r"^(?:(?:00)?44(?=\d{9})|0)", "", digits)
    country = rf"(?:(?:\+{GAP}|00{GAP})?4{GAP}4{GAP}(?:0{GAP})?|\(?0{GAP})?"
    yield Pattern(re.compile(country + GAP.join(national)), TELEPHONE)
    yield Pattern(re.compile(rf"\+?{GAP.join(digits)}"), TELEPHONE)
    local = "|".join(GAP.join(national[-length:]) for length in _LOCAL if length < len(national))
    yield Pattern(re.compile(rf"(?<!\d)(?:{local})(?!\d)"), TELEPHONE)


def _address(address: str, ours: frozenset[str]) -> Iterator[Pattern]:
    """The lines of an address, one after another or each by itself; the street without the number, too."""
    lines = [line.strip(" .") for line in re.split(r"[,;\n]+", address) if line.strip(" .")]
    found = [one for line in lines for one in _lines(line) if not set(re.findall(r"\w+", one)) <= ours]
    postcodes = [re.sub(r"\W", "", code) for code in re.findall(_POSTCODE, address)]
    parts = [*(_line(one) for one in found), *(GAP.join(code) for code in postcodes)]
    if parts:
        one = "|".join(sorted(set(parts), key=len, reverse=True))
        edge = r"(?<![^\W_])", r"(?![^\W_])"
        again = f"(?:[\\s,.;]{{1,3}}{edge[0]}(?:{one}){edge[1]})*"
        yield Pattern(re.compile(f"{edge[0]}(?:{one}){edge[1]}{again}"), ADDRESS)


def _lines(line: str) -> Iterator[str]:
    yield line
    street = re.sub(r"^(?:(?:flat|unit|apartment|room|no|number)\.?\s+)?\d+\w?\s+", "", line)
    if street != line and len(street.split()) > 1:
        yield street


def _line(line: str) -> str:
    words = re.findall(r"[^\W_]+", line)
    return r"[\W_]{0,3}".join(
        f"(?:{re.escape(word)}|{STREETS[word]})" if word in STREETS else re.escape(word) for word in words
    )


def _of_references(references: tuple[str, ...]) -> Iterator[Pattern]:
    for reference in references:
        signs = re.findall(r"[^\W_]", reading(reference).text)
        if len(signs) > 3:
            spaced = r"[\W_]{0,2}".join(map(re.escape, signs))
            yield Pattern(re.compile(rf"(?<![^\W_]){spaced}(?![^\W_])"), REFERENCE)


_POSTCODE = r"(?<![^\W_])[a-z]{1,2}\d[a-z\d]?[ \-]{0,3}\d[a-z]{2}(?![^\W_])"
_NATIONAL_INSURANCE = r"(?<![^\W_])[a-z]{2}[\s\-]{0,2}\d{2}[\s\-]{0,2}\d{2}[\s\-]{0,2}\d{2}[\s\-]{0,2}[a-d](?![^\W_])"
_NHS = r"(?<!\d)\d{3}[\s\-.]{0,2}\d{3}[\s\-.]{0,2}\d{4}(?!\d)"
_ABROAD = rf"\+{GAP}\d(?:{GAP}\d){{6,14}}"
_AT_HOME = rf"(?<!\d)(?:00{GAP}4{GAP}4{GAP}(?:\(?0\)?{GAP})?|\(?0)(?:{GAP}\d){{8,10}}(?!\d)"
_SIGN = r"[^\s@<>()\[\]\"',;:]"
_EMAIL = rf"{_SIGN}{{1,64}}\s?@\s?{_SIGN}{{1,200}}\.{_SIGN}{{1,63}}"
_LONG = r"(?<![\d£.])[a-z]{0,3}\d{6,}(?!\d)"
ANYBODY = tuple(
    Pattern(re.compile(regex), instead)
    for regex, instead in (
        (_EMAIL, EMAIL), (_NATIONAL_INSURANCE, NUMBER), (_POSTCODE, POSTCODE), (_ABROAD, TELEPHONE), (_AT_HOME, TELEPHONE),
        (_NHS, NUMBER), (_LONG, NUMBER),
    )
)  # fmt: skip
"""Of people who are not known here: e-mail, National Insurance, postcode, telephone, NHS and any other long number."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATES = (
    rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+%s", rf"{_MONTH}\s+{_DAY},?\s+%s",
    r"\d{1,2}[./\-\s]\d{1,2}[./\-\s]%s", r"%s[./\-]\d{1,2}[./\-]\d{1,2}",
)  # fmt: skip
_DATE = f"(?:{'|'.join(_DATES)})"
_TOLD = r"(?:date of birth|birthday|born|d\.?\s?o\.?\s?b\.?)(?:\W{1,3}(?:is|was|on|in))*\W{1,3}"
_ANY_YEAR = r"\d{2,4}"


def _of_birthdays(before: int) -> Iterator[Pattern]:
    """Days said to be of birth, and any full date so long ago that it may be one."""
    told = _DATE.replace("%s", _ANY_YEAR)
    yield Pattern(re.compile(rf"{_TOLD}(?:{told}|(?:19|20)\d\d)(?!\d)"), BORN)
    if before:
        years = "|".join(str(year) for year in range(before - 110, before))
        yield Pattern(re.compile(rf"(?<!\d){_DATE.replace('%s', f'(?:{years})')}(?!\d)"), BORN)
