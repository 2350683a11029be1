"""What axe does not look for: a walk by keyboard, links that are told apart, colours forced by the reader. No test is here."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

LOOK = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const box = one.getBoundingClientRect(), style = getComputedStyle(one)
  const marked = one.matches('.govuk-radios__input, .govuk-checkboxes__input') ? one.nextElementSibling : one
  const look = getComputedStyle(marked), before = getComputedStyle(marked, '::before')
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 10))
  return {
    at: [...document.querySelectorAll('*')].indexOf(one),
    html: one.outerHTML.slice(0, 120),
    marks: [look, before].some(one => one.outlineStyle !== 'none' && one.outlineWidth !== '0px' || one.boxShadow !== 'none'),
    forced: [style, look, before].some(one => one.outlineStyle !== 'none' && parseFloat(one.outlineWidth) > 0),
    seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
    over: !!middle && ![one, ...(one.labels || [])].some(mine => mine.contains(middle) || middle.contains(mine)),
  }
}"""


def by_keyboard(page: Page, *, forced: bool = False) -> list[str]:
    """What a walk with the Tab key comes upon: focus that cannot be seen, lies under something, or never leaves the page."""
    page.evaluate("document.activeElement.blur()")
    page.evaluate("window.scrollTo(0, 0)")
    found: list[str] = []
    walked: list[int] = []
    while True:
        page.keyboard.press("Tab")
        look: dict[str, Any] | None = page.evaluate(LOOK)
        if look is None or (len(walked) > 1 and look["at"] == walked[0]):
            return found
        if walked and look["at"] == walked[-1]:
            return [*found, f"no way on: {look['html']}"]
        walked.append(look["at"])
        found += [f"{sign}: {look['html']}" for sign in _wrong(look, forced=forced)]


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
