"""Shipped procedures with a line deleted, doubled, swapped, renamed or retargeted: refused with reasons, never a fault."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from putright.core.procedure.load import Mistake, Wrong, load_text
from putright.core.procedure.model.base import Rule
from putright.core.procedure.model.flow import Stage
from putright.core.procedure.model.procedure import Procedure
from tests.core.procedure.documents import RIGHT, SHIPPED

TEXTS = {folder.name: (folder / "procedure.md").read_text(encoding="utf-8") for folder in SHIPPED} | {"right": RIGHT}
Mutation = Callable[[Random, list[str]], None]


def delete(random: Random, lines: list[str]) -> None:
    """Leave out a line."""
    del lines[random.randrange(len(lines))]


def double(random: Random, lines: list[str]) -> None:
    """Say a line twice."""
    at = random.randrange(len(lines))
    lines.insert(at, lines[at])


def swap(random: Random, lines: list[str]) -> None:
    """Exchange two lines."""
    a, b = random.randrange(len(lines)), random.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]


def retarget(random: Random, lines: list[str]) -> None:
    """Put the value of one line into another."""
    a, b = (random.choice([n for n, line in enumerate(lines) if ": " in line]) for _ in range(2))
    lines[a] = f"{lines[a].split(': ')[0]}: {lines[b].split(': ', 1)[1]}"


def rename(random: Random, lines: list[str]) -> None:
    """Change one word."""
    at = random.choice([n for n, line in enumerate(lines) if line.strip()])
    words = lines[at].split(" ")
    words[random.randrange(len(words))] = random.choice(
        ["no", "0", "-3", "[", "}", "end", "stage:", "'", "é", "\t", "x: y"]
    )
    lines[at] = " ".join(words)


def spoil(random: Random, lines: list[str]) -> None:
    """Cut a line short somewhere."""
    at = random.randrange(len(lines))
    lines[at] = lines[at][: random.randrange(len(lines[at]) + 1)]


EACH = max(settings().max_examples // 10, 10)
"""How many mutants of each procedure are tried."""
SOME = 12
"""How many places of each procedure are tried, always the same ones, where trying all would take long."""
NEEDED = ("stage", "post", "letter", "right")
MUTATIONS: tuple[Mutation, ...] = (delete, double, swap, retarget, rename, spoil)


def mistakes(text: str) -> tuple[Mistake, ...]:
    """What is wrong with a text; at least one thing where it is refused."""
    try:
        load_text(text)
    except Wrong as wrong:
        return wrong.mistakes or (Mistake("", 0, "refused without a reason"),)
    return ()


def refused(text: str) -> bool:
    """Whether a text is refused."""
    return bool(mistakes(text))


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=EACH)
@given(st.integers(0, 2**32), st.integers(1, 4))
def test_a_procedure_with_something_changed_is_loaded_or_refused_and_never_a_fault(
    name: str, seed: int, many: int
) -> None:
    random, lines = Random(seed), TEXTS[name].split("\n")
    for _ in range(many):
        random.choice(MUTATIONS)(random, lines)
    text = "\n".join(lines)
    found = mistakes(text)
    assert all(1 <= mistake.line <= len(lines) for mistake in found)


@given(st.text())
def test_any_text_whatever_is_refused(text: str) -> None:
    with pytest.raises(Wrong):
        load_text(text)


@given(st.text(), st.sampled_from(["# 1 Complaints\n", "within: 10 working days\n", "options:\n", "version: '1'\n"]))
def test_any_text_put_into_a_sound_procedure_is_no_fault(text: str, after: str) -> None:
    mistakes(RIGHT.replace(after, after + text))


def blocks(text: str) -> list[str]:
    """The rule blocks of a document."""
    return re.findall(r"```rule\n.*?\n```\n", text, re.DOTALL)


def head(block: str) -> tuple[str, str]:
    """The kind and name of the rule in a block."""
    kind, name = block.split("\n")[1].split(": ", 1)
    return kind, name


def named(procedure: Procedure) -> set[tuple[str, str]]:
    """The kinds and names of the rules that others name."""
    values = [word for rule in procedure.rules for word in words_of(rule)]
    return {(rule.kind, rule.name) for rule in procedure.rules if rule.name in values}


def words_of(rule: Rule) -> set[str]:
    """Plain names in the keys of a rule that can only be names."""
    keys = (
        "goes_to",
        "enters",
        "stage",
        "held_by",
        "letter",
        "window",
        "then",
        "sends",
        "tells_rights",
        "posts",
        "instead",
    )
    found: set[str] = set()
    for key in keys:
        value = getattr(rule, key, None)
        found.update(value if isinstance(value, tuple) else [value] if value else [])
    return found - {rule.name}


@pytest.mark.parametrize("name", TEXTS)
def test_without_a_stage_a_post_or_a_letter_that_others_name_a_procedure_is_refused(name: str) -> None:
    procedure = load_text(TEXTS[name])
    needed = [block for block in blocks(TEXTS[name]) if head(block) in named(procedure) and head(block)[0] in NEEDED]
    assert len(needed) > 5
    for block in Random(name).sample(needed, min(len(needed), SOME)):
        assert refused(TEXTS[name].replace(block, "")), block


@pytest.mark.parametrize("name", TEXTS)
def test_a_rule_that_names_what_is_not_there_is_refused_wherever_it_stands(name: str) -> None:
    keys = ("goes to", "enters", "stage", "held by", "letter", "window", "then", "met by", "starts", "upon", "promises")
    lines = TEXTS[name].split("\n")
    places = [
        at for at, line in enumerate(lines) if line.split(": ")[0] in keys and not lines[at - 1].startswith("```")
    ]
    assert len(places) > 10
    for at in Random(name).sample(places, min(len(places), SOME)):
        key = lines[at].split(": ")[0]
        word = "nobody knows sent" if key in ("met by", "starts", "upon") else "nobody knows"
        assert refused("\n".join([*lines[:at], f"{key}: {word}", *lines[at + 1 :]])), lines[at]


@pytest.mark.parametrize("name", TEXTS)
def test_a_stage_that_leads_back_to_itself_alone_is_refused(name: str) -> None:
    procedure = load_text(TEXTS[name])
    first = next(stage for stage in procedure.all(Stage) if not stage.ends and not stage.track)
    text = re.sub(r"(goes to|then): [a-z0-9 ()'-]+", rf"\g<1>: {first.name}", TEXTS[name])
    assert refused(text)


@pytest.mark.parametrize("name", TEXTS)
def test_without_its_ends_a_procedure_is_refused(name: str) -> None:
    text = TEXTS[name].replace("\nends: yes", "").replace("goes to: end", "goes to: " + first_stage(name))
    assert refused(text)


def first_stage(name: str) -> str:
    """The first stage of a procedure in which work goes on."""
    return next(stage.name for stage in load_text(TEXTS[name]).all(Stage) if not stage.ends)


@pytest.mark.parametrize("name", TEXTS)
def test_negative_days_are_refused_in_every_clock(name: str) -> None:
    lines = TEXTS[name].split("\n")
    for at, line in enumerate(lines):
        if re.match(r"(within|keep|every|reviewed within): \d", line):
            wrong = re.sub(r": (\d+)", r": -\1", line)
            assert refused("\n".join([*lines[:at], wrong, *lines[at + 1 :]])), line


@pytest.mark.parametrize("name", TEXTS)
def test_without_a_fallback_somebody_may_be_left_to_judge_their_own_case(name: str) -> None:
    text = "".join(TEXTS[name])
    for block in blocks(text):
        if head(block)[0] in ("last resort", "conflict of interest"):
            text = text.replace(block, "")
    with pytest.raises(Wrong, match="nobody is left to decide"):
        load_text(text)


def test_the_shipped_procedures_are_the_ones_tried() -> None:
    assert {Path(folder).name for folder in SHIPPED} < set(TEXTS)
    assert len(SHIPPED) >= 5
