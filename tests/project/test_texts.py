"""The texts of pages can be collected for translators, from Python and from templates alike."""

import subprocess
import sys
from pathlib import Path

import pytest

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


def test_texts_are_collected_from_modules_and_templates(pages: Path) -> None:
    assert collect(pages, pages / "texts.pot").returncode == 0
    found = (pages / "texts.pot").read_text(encoding="utf-8")
    assert all(f'msgid "{text}"' in found for text in ("Tell us", "Continue", "Your complaint"))


def test_a_template_that_cannot_be_read_is_not_passed_over(pages: Path) -> None:
    (pages / "src/putright/web/jinja2/putright/broken.html").write_text("{% trans %}never ended")
    assert collect(pages, pages / "texts.pot").returncode != 0
