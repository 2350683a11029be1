"""The texts of pages are collected for translators, from Python and from templates alike, and compiled when they change."""

import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from tools import texts
from tools.made_up import accented, mirrored

ROOT = Path(__file__).resolve().parents[2]


def collect(source: Path, target: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("pybabel")
    command = [str(program), "extract", "--mapping", str(ROOT / "pyproject.toml"), "--output-file", str(target), "."]
    return subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A package of one page, laid out as Putright's are."""
    templates = tmp_path / "src/putright/web/jinja2/putright"
    templates.mkdir(parents=True)
    (templates / "page.html").write_text("<h1>{% trans %}\n  Tell us\n{% endtrans %}</h1>{{ _('Continue') }}")
    (tmp_path / "src/putright/web/page.py").write_text('title = gettext("Your complaint")\n')
    return tmp_path


@pytest.fixture
def project(pages: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with a Welsh translation of one text, and the tool at work there."""
    (pages / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text(encoding="utf-8"), encoding="utf-8")
    sources = pages / "src/putright"
    locale = sources / "web/locale"
    places = {
        "ROOT": pages, "SOURCES": sources, "LOCALE": locale, "TEMPLATE": locale / "django.pot", "STAMP": locale / "stamp"
    }  # fmt: skip
    for name, value in places.items():
        monkeypatch.setattr(texts, name, value)
    catalogue = Catalog(locale="cy", domain="django")
    catalogue.add("Tell us", "Dywedwch wrthym")
    catalogue.add("Long gone", "Wedi hen fynd")
    (locale / "cy/LC_MESSAGES").mkdir(parents=True)
    with (locale / "cy/LC_MESSAGES/django.po").open("wb") as file:
        write_po(file, catalogue)
    return locale


def translated(locale: Path, language: str, text: str) -> str:
    with (locale / language / "LC_MESSAGES/django.mo").open("rb") as file:
        return GNUTranslations(file).gettext(text)


def test_texts_are_collected_from_modules_and_templates(pages: Path) -> None:
    assert collect(pages, pages / "texts.pot").returncode == 0
    found = (pages / "texts.pot").read_text(encoding="utf-8")
    assert all(f'msgid "{text}"' in found for text in ("Tell us", "Continue", "Your complaint"))


def test_a_template_that_cannot_be_read_is_not_passed_over(pages: Path) -> None:
    (pages / "src/putright/web/jinja2/putright/broken.html").write_text("{% trans %}never ended")
    assert collect(pages, pages / "texts.pot").returncode != 0


def test_every_text_of_the_pages_is_collected(tmp_path: Path) -> None:
    texts.collect(tmp_path / "django.pot")
    found = (tmp_path / "django.pot").read_text(encoding="utf-8")
    for text in ("Check your answers", "Read it before it goes: %(letter)s", "%(days)s working day late", "Sign in"):
        assert f'msgid "{text}"' in found


def test_translations_are_compiled_and_made_up_ones_beside_them(project: Path) -> None:
    assert texts.main() == 0
    assert translated(project, "cy", "Tell us") == "Dywedwch wrthym"
    assert translated(project, "cy", "Continue") == "Continue"
    assert translated(project, "en_XA", "Your complaint") == accented("Your complaint")
    assert translated(project, "ar_XB", "Your complaint") == mirrored("Your complaint")


def test_what_is_compiled_is_up_to_date_until_something_changes(project: Path) -> None:
    assert not texts.is_up_to_date()
    texts.main()
    assert texts.is_up_to_date()
    module = texts.SOURCES / "web/page.py"
    module.write_text('title = gettext("Your compliment")\n')
    assert not texts.is_up_to_date()
    texts.main()
    assert translated(project, "en_XA", "Your compliment") == accented("Your compliment")
    (project / "ar_XB/LC_MESSAGES/django.mo").unlink()
    assert not texts.is_up_to_date()


def test_a_translator_finds_what_is_new_and_nothing_that_has_gone(project: Path) -> None:
    assert texts.main(collects=True) == 0
    with (project / "cy/LC_MESSAGES/django.po").open("rb") as file:
        found = read_po(file)
    assert found["Tell us"].string == "Dywedwch wrthym"
    assert found["Your complaint"].string == ""
    assert "Long gone" not in found
    assert not found.obsolete


def test_texts_that_cannot_be_collected_end_it_with_a_line(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (texts.SOURCES / "web/jinja2/putright/broken.html").write_text("{% trans %}never ended")
    assert texts.main() == 1
    assert "could not be collected" in capfd.readouterr().out


@pytest.mark.parametrize("change", [accented, mirrored])
def test_a_made_up_language_keeps_what_a_program_fills_in(change: object) -> None:
    made = change(" By %(day)s &amp; <b>soon</b>: {0}, %{count} of %s. ")  # type: ignore[operator]
    assert all(kept in made for kept in ("%(day)s", "&amp;", "<b>", "</b>", "{0}", "%{count}", "%s"))
    assert made.startswith(" ")
    assert made.endswith(" ")
    assert not any(word in made for word in ("By", "soon", "of"))


def test_an_accented_text_is_two_fifths_longer_or_more_and_can_wrap() -> None:
    text = "If you were looking for your complaint, use the reference and the code on our letter or e-mail."
    assert len(accented(text)) >= 1.4 * len(text)
    assert max(len(word) for word in accented(text).split()) < 15
    assert len(mirrored(text)) == len(text)
