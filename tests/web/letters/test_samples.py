"""A letter of every purpose that the shipped procedures have, on paper: whole, in plain words, and on few pages.

`make pictures` keeps them in docs/pictures/letters, as PDF and as a picture of the first page; without it they are thrown away.
"""

from __future__ import annotations

import os
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from putright.core.procedure.load import load
from putright.core.procedure.model.letters import Letter
from putright.web.letters import pdf as paper
from putright.web.letters.pdf import pdf
from putright.web.letters.sheet import Sheet, html
from tests.register.test_scenarios import PROCEDURES
from tests.web.letters.papers import opened, pages, tags
from tests.web.letters.sampled import SAMPLES, Sample, letters_of

KEPT = Path(__file__).parents[3] / "docs/pictures/letters"
KEEP = bool(os.environ.get("PUTRIGHT_PICTURES"))
SIZES = (14, 16) if KEEP else (14,)
WIDTH, LARGEST = 800, 60_000
"""Pixels, and bytes, of a picture."""
SCENARIOS = sorted({sample.scenario for sample in SAMPLES})


def of(folder: str) -> dict[str, Letter]:
    """The letters of a shipped procedure by name."""
    return {rule.name: rule for rule in _procedure(folder).all(Letter)}


_procedure = cache(lambda folder: load(PROCEDURES / folder))


def test_every_purpose_of_a_letter_has_a_sample() -> None:
    shipped = {rule.purpose for file in PROCEDURES.glob("*/procedure.md") for rule in of(file.parent.name).values()}
    shown = {of(sample.scenario.split("/")[0])[sample.letter].purpose for sample in SAMPLES}
    assert shown == shipped


@pytest.mark.parametrize("scenario", SCENARIOS)
@pytest.mark.skipif(not paper.is_installed(), reason=str(paper.HOW_TO_INSTALL))
def test_a_letter_is_whole_and_in_plain_words(scenario: str, database: str) -> None:
    letters = letters_of(scenario)
    for sample in SAMPLES:
        if sample.scenario == scenario:
            for size in SIZES:
                looked_at(sample, letters[sample.letter], size)


def looked_at(sample: Sample, letter: Sheet, size: int) -> None:
    """Nothing is missing or runs together; it is kept, if it is to be."""
    made = pdf(html(letter, size))
    said = pages(made)
    text = " ".join(said)
    assert text.count("Dear Ada Brook") + text.count("Dear Ivo Brook") == 1, text
    assert "Yours sincerely" in text
    assert faults(letter) == []
    assert [words for words in sample.says if words not in text] == [], text
    assert tags(made).count("H1") == 1
    assert len(said) <= 4
    if KEEP:
        KEPT.mkdir(exist_ok=True)
        (KEPT / f"{sample.name}-{size}.pdf").write_bytes(made)
        (KEPT / f"{sample.name}-{size}.png").write_bytes(picture(made))


CLUMSY = re.compile(
    r"[a-z][.,;:][A-Za-z]{2}(?!\w*\.example)|\.\.|  |\s[.,;]|\bNone\b|%\(|,\.|\?\.|^[a-z]|\w \w+somebody here"
)


def faults(letter: Sheet) -> list[str]:
    """What nobody would write: words that run together, two stops, a small letter first."""
    plain = [re.sub(r"\S+@\S+|\b\w[\w.]*\.example\S*", "X", line.text) for line in letter.lines]
    return [line for line in plain if CLUMSY.search(line)]


def test_what_nobody_would_write_is_noticed() -> None:
    from dataclasses import replace

    from putright.core.casework.letter_text import Line
    from tests.web.letters.test_pdf import LETTER

    for text in ("We rang.Nobody came.", "We rang..", "We  rang.", "we rang.", "Who rang?.", "We rang , and left."):
        assert faults(replace(LETTER, lines=(Line(text),))) == [text]
    assert faults(LETTER) == []


def picture(made: bytes) -> bytes:
    """The first page in few colours."""
    with opened(made) as document:
        page = document[0]
        drawn = page.render(scale=WIDTH / page.get_width()).to_pil()
        page.close()
    out = BytesIO()
    drawn.convert("RGB").quantize(16, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    assert len(out.getvalue()) <= LARGEST
    return out.getvalue()


def test_every_sample_is_shown_in_the_guide_and_no_other() -> None:
    shown = set(re.findall(r"\(([\w-]+)-(\d\d)\.(png|pdf)\)", (KEPT / "README.md").read_text(encoding="utf-8")))
    assert shown == {
        (sample.name, size, kind) for sample in SAMPLES for size in ("14", "16") for kind in ("png", "pdf")
    }
    assert {f"{name}-{size}.{kind}" for name, size, kind in shown} == {one.name for one in KEPT.iterdir()} - {
        "README.md"
    }
