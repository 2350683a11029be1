"""What is wrong with a page: what axe finds, how wide it is, a walk by keyboard, links not told apart. No test is here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = (Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RUN = "async () => (await axe.run({rules: {'target-size': {enabled: true}}, resultTypes: ['violations']})).violations"
WIDE_TEXT = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
WIDE, PHONE_WIDTH, NARROW, HEIGHT = 1280, 390, 320, 900
"""Pixels. A page of the narrow width is one of the wide width that is enlarged four times."""

STOPS = 4
"""The most parts of one question that the Tab key goes through: day, month, year and calendar of a date."""

LOOK = """one => {
  const box = one.getBoundingClientRect(), style = getComputedStyle(one)
  const marked = one.matches('.govuk-radios__input, .govuk-checkboxes__input') ? one.nextElementSibling : one
  const look = getComputedStyle(marked), before = getComputedStyle(marked, '::before')
  const line = one.getClientRects()[0] || box // a link may go over two lines
  const middle = document.elementFromPoint(line.x + line.width / 2, line.y + Math.min(line.height / 2, 10))
  return {
    at: [...document.querySelectorAll('*')].indexOf(one),
    html: one.outerHTML.slice(0, 120),
    marks: [look, before].some(one => one.outlineStyle !== 'none' && one.outlineWidth !== '0px' || one.boxShadow !== 'none'),
    forced: [style, look, before].some(one => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) > 0),
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    over: !!middle && ![one, ...(one.labels || [])].some(mine => mine.contains(middle) || middle.contains(mine)),
  }
}"""
WALK = f"""() => {{
  const look = {LOOK}, now = () => document.activeElement === document.body ? null : look(document.activeElement)
  document.activeElement.blur()
  scrollTo(0, 0)
  window.walked = []
  window.stop = new AbortController()
  window.ends = () => (walked.push(now()), stop.abort(), document.activeElement.blur(), walked)
  let begun = false
  addEventListener('keydown', () => {{ begun ? walked.push(now()) : begun = true }}, {{capture: true, signal: stop.signal}})
}}"""
"""Each press of a key notes where the one before it led: only then has the page been scrolled there."""

TABS = 16
"""How many presses of the Tab key go between two looks at whether the walk is over."""


def faults(page: Page, widths: Sequence[int] = (WIDE, NARROW)) -> list[str]:
    """What axe finds at these widths, and how far the page is wider than a narrow screen, also with text spaced out."""
    if not page.evaluate("'axe' in window"):  # it is half a megabyte
        page.evaluate(f"(() => {{ {AXE} }})()")
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"{width}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in page.evaluate(RUN)]
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    page.add_style_tag(content=WIDE_TEXT)
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > NARROW:
        found.append(f"{NARROW}: {wide} pixels wide")
    found += [f"{NARROW}: cut off: {text}" for text in cut_off(page)]
    page.set_viewport_size({"width": widths[0], "height": HEIGHT})
    return found


def by_keyboard(page: Page, *, forced: bool = False) -> list[str]:
    """What a walk with the Tab key comes upon: focus that cannot be seen, lies under something, or never leaves the page."""
    page.evaluate(WALK)
    looks: list[dict[str, Any] | None] = []
    while not _is_over(looks):
        for _ in range(TABS):
            page.keyboard.press("Tab")
        looks = page.evaluate("walked")
    return _told(page.evaluate("ends()"), forced=forced)


def _is_over(looks: Sequence[dict[str, Any] | None]) -> bool:
    """The focus has left the page, gone round, or stays where it is."""
    return any(
        now is None or (at > STOPS and now["at"] == looks[0]["at"]) or _stays(looks, at) for at, now in enumerate(looks)
    )


def _stays(looks: Sequence[dict[str, Any] | None], at: int) -> bool:
    """The focus is in one place longer than any question has parts."""
    last = looks[at - STOPS : at + 1] if at >= STOPS else ()
    return bool(last) and len({one and one["at"] for one in last}) == 1


def _told(looks: Sequence[dict[str, Any] | None], *, forced: bool) -> list[str]:
    found: list[str] = []
    for at, look in enumerate(looks):
        if look is None or (at > STOPS and look["at"] == looks[0]["at"]):
            return found
        if _stays(looks, at):
            return [*found, f"no way on: {look['html']}"]
        found += [f"{sign}: {look['html']}" for sign in _wrong(look, forced=forced)]
    return found


def _wrong(look: dict[str, Any], *, forced: bool) -> list[str]:
    marked = look["forced"] if forced else look["marks"]
    signs = {"not seen": not look["seen"], "under something": look["over"], "not marked": not marked}
    return [sign for sign, so in signs.items() if so]


def alike_but_apart(page: Page) -> list[str]:
    """Texts of links that lead to different places, as somebody hears them who has only the links read out."""
    links: list[list[str]] = page.evaluate(
        "[...document.querySelectorAll('main a[href]')]"
        ".map(a => [a.textContent.trim().replace(/\\s+/g, ' '), a.getAttribute('href')])"
    )
    leads: dict[str, set[str]] = {}
    for text, address in links:
        leads.setdefault(text, set()).add(address.split("#")[0] or address)
    return [text for text, addresses in leads.items() if len(addresses) > 1]


def cut_off(page: Page) -> list[str]:
    """Texts of which a part cannot be seen because their box ends before they do."""
    found: list[str] = page.evaluate(CUT_OFF)
    return found


CUT_OFF = """() => [...document.querySelectorAll('main *')].filter(one => {
  const style = getComputedStyle(one), hides = way => ['hidden', 'clip'].includes(way)
  if (one.matches('button') || style.position === 'absolute' || !one.innerText?.trim()) return false
  return hides(style.overflowX) && one.scrollWidth > one.clientWidth + 1
    || hides(style.overflowY) && one.scrollHeight > one.clientHeight + 1
}).map(one => one.outerHTML.slice(0, 120))"""
"""What is there for a screen reader alone is taken out of the flow, and not meant to be seen."""


def raw_words(page: Page, references: Iterable[str]) -> list[str]:
    """Words of a page that mean something to a program and nothing to a person: names of fields, and references of people."""
    text = re.sub(r"\S+@\S+|https?://\S+", "", str(page.locator("main").inner_text()))
    return sorted({*re.findall(RAW, text), *(set(re.findall(r"\w+", text)) & set(references))})


RAW = r"(?<=\w )None\b|\bTrue\b|\bFalse\b|\b\w+_\w+\b|%\(\w+\)s|[{}<>]|\b[0-9a-f]{20,}\b"
