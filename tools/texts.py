"""Collects the texts of the pages, and compiles their translations; installs no package.

Run by `make texts` and, when something it reads has changed, by `make demo` and `make test`. Two languages are made up
from the texts themselves: `en-xa`, accented and longer, and `ar-xb`, written from right to left. They show that a page
takes its texts from a catalogue and has room for them.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from tools.made_up import accented, mirrored  # noqa: E402 - found by the line above where this is run as a program

SOURCES = ROOT / "src/putright"
LOCALE = SOURCES / "web/locale"
TEMPLATE = LOCALE / "django.pot"
STAMP = LOCALE / "compiled-from.txt"
MADE_UP: dict[str, Callable[[str], str]] = {"en_XA": accented, "ar_XB": mirrored}
WORDS = ["gettext_lazy", "gettext_noop", "pgettext_lazy:1c,2", "ngettext_lazy:1,2"]
"""What stands before a text, besides what Babel knows."""
FOR_STAFF = tuple(f"src/putright/{name}" for name in (
    "people/", "register/letters/posting.py", "register/letters/sending.py",
    "register/linking.py", "register/new_codes.py", "register/staff_drafts.py", "site/",
    "web/copies/for_ombudsman.py", "web/copies/nameless.py", "web/desk/", "web/forms/account.py",
    "web/letters/audio.py", "web/letters/called.py", "web/letters/whole.py", "web/letters/pdf.py",
    "web/letters/readability.py", "web/letters/reaching.py", "web/letters/saving.py", "web/letters/unmet.py",
    "web/telling/copies.py",
    "web/telling/deliveries.py", "web/telling/imperatives.py", "web/telling/next_step.py",
    "web/telling/standstill.py", "web/telling/first_promise.py", "web/telling/record_items.py",
    "web/telling/outcome.py", "web/telling/remedies.py", "web/telling/inquiry.py", "web/telling/journal.py",
    "web/telling/notices.py", "web/jinja2/account/", "web/jinja2/copies/nameless.html",
    "web/jinja2/copies/nameless_paper.html", "web/jinja2/copies/points.html", "web/jinja2/desk/", "web/jinja2/mfa/",
    "web/jinja2/socialaccount/", "web/jinja2/putright/cases.html", "web/jinja2/putright/desk.html",
    "web/jinja2/putright/nameless.html", "web/jinja2/putright/post.html", "web/jinja2/putright/together.html",
))  # fmt: skip
"""Where texts are for staff alone, or part of what staff write."""
ELSEWHERE = ".* _* node_modules tests procedures docs bench tools"
"""Folders without texts."""


def main(collects: bool = False) -> int:
    """Compile what is out of date and return the exit status; `collects` also brings the catalogues up to date."""
    if not collects and is_up_to_date():
        return 0
    try:
        collect(TEMPLATE)
    except subprocess.CalledProcessError:
        print("The texts of the pages could not be collected (see above).")
        return 1
    template = _read(TEMPLATE)
    if collects:
        for catalogue in catalogues():
            bring_up_to_date(catalogue, template)
        print(f"The texts are in {TEMPLATE.relative_to(ROOT)}; translations in {LOCALE.relative_to(ROOT)}")
    for catalogue in catalogues():
        _compile(_read(catalogue), catalogue.parent.parent.name)
    for language, change in MADE_UP.items():
        _compile(made_up(template, change), language)
    STAMP.write_text(fingerprint())
    return 0


def is_up_to_date() -> bool:
    """Say whether every catalogue is compiled, from the texts and translations as they are now."""
    languages = [*MADE_UP, *(path.parent.parent.name for path in catalogues())]
    made = STAMP.exists() and all(_compiled(language).exists() for language in languages)
    return made and STAMP.read_text() == fingerprint()


def fingerprint() -> str:
    """Return a hash of everything the compiled catalogues are made from."""
    own = [Path(__file__), Path(__file__).with_name("made_up.py"), ROOT / "pyproject.toml"]
    templates = (path for path in SOURCES.glob("*/jinja2/**/*") if path.is_file())
    inputs = [*own, *sorted(SOURCES.rglob("*.py")), *sorted(templates), *catalogues()]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in inputs)).hexdigest()


def catalogues() -> list[Path]:
    """Return the translations that people wrote."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def collect(target: Path) -> None:
    """Write every text of the pages to a file for translators; one that cannot be read ends this."""
    target.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "babel.messages.frontend", "--quiet", "extract", "--mapping=pyproject.toml"]
    how = ["--sort-by-file", "--no-wrap", "--add-comments=Translators:", f"--keywords={' '.join(WORDS)}"]
    where = ["--project=Putright", f"--ignore-dirs={ELSEWHERE}", f"--output-file={target}", "."]
    subprocess.run([*command, *how, *where], cwd=ROOT, check=True)


def bring_up_to_date(catalogue: Path, template: Catalog) -> None:
    """Add what is new to a translation and drop what has gone. Nothing is guessed from texts that look alike."""
    known = _read(catalogue)
    made = known.creation_date
    known.update(for_the_public(template), no_fuzzy_matching=True, update_header_comment=False)
    known.creation_date = made  # of the file, not of this run: the file changes only where a text does
    known.obsolete.clear()
    with catalogue.open("wb") as file:
        write_po(file, known, width=0, sort_by_file=True, include_lineno=False, ignore_obsolete=True)


def for_the_public(template: Catalog) -> Catalog:
    """Return the texts that members of the public may read; staff are spoken to in English."""
    found = Catalog(domain="django")
    for message in template:
        if message.id and not all(name.startswith(FOR_STAFF) for name, _line in message.locations):
            found[message.id] = message
    return found


def made_up(template: Catalog, change: Callable[[str], str]) -> Catalog:
    """Return a catalogue in which every text is changed in one way, its plural too."""
    catalogue = Catalog(locale="en", domain="django")
    for message in template:
        if message.id:
            catalogue.add(message.id, _changed(message, change), context=message.context)
    return catalogue


def _changed(message: Message, change: Callable[[str], str]) -> str | tuple[str, ...]:
    return change(message.id) if isinstance(message.id, str) else tuple(change(text) for text in message.id)


def _read(path: Path) -> Catalog:
    language = path.parent.parent.name if path.suffix == ".po" else None
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="django")


def _compiled(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES/django.mo"


def _compile(catalogue: Catalog, language: str) -> None:
    path = _compiled(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}")  # tests beside each other may all compile and read
    with half.open("wb") as file:
        write_mo(file, catalogue)
    half.replace(path)


if __name__ == "__main__":
    sys.exit(main("collect" in sys.argv[1:]))
