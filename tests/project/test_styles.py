"""What `make styles` builds, and a package made from it, hold nothing that the licence of govuk-frontend leaves out."""

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "src/putright/web/static/putright"
STYLES = ROOT / "src/putright/web/styles"
NOT_OURS = re.compile(rb"GDS[ -]?Transport|govuk-crest|__crown|__logotype|tudor|\.woff2?\b", re.IGNORECASE)


def marks_not_ours(name: str, content: bytes) -> list[str]:
    """Return the parts of a file, its name included, that only GOV.UK may use."""
    return [found.decode() for found in NOT_OURS.findall(name.encode() + b"\n" + content)]


def marks_in_wheel(wheel: Path) -> list[str]:
    """Return the same for every file of a wheel, except the sources that say what is left out."""
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith(".scss")]
        return [mark for name in names for mark in marks_not_ours(name, archive.read(name))]


@pytest.fixture(scope="module")
def style_sheet() -> str:
    path = BUILT / "putright.css"
    assert path.exists(), "The styles are not built yet: run `make styles` first."
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("putright-*.whl"))


def test_the_pages_are_set_in_arial(style_sheet: str) -> None:
    assert "font-family:arial,sans-serif" in style_sheet.replace(", ", ",")
    assert "@font-face" not in style_sheet


@pytest.mark.parametrize("name", ["putright.css", "govuk-frontend.min.js"])
def test_a_built_file_holds_no_typeface_crest_or_crown(name: str) -> None:
    path = BUILT / name
    assert path.exists(), "The styles are not built yet: run `make styles` first."
    assert marks_not_ours(name, path.read_bytes()) == []


def test_the_style_sheet_fetches_nothing(style_sheet: str) -> None:
    assert re.findall(r"url\((?!data:)[^)]*\)", style_sheet) == []


def test_every_component_named_in_the_sources_is_in_the_style_sheet(style_sheet: str) -> None:
    components = re.findall(r'"govuk/components/([a-z-]+)"', (STYLES / "putright.scss").read_text(encoding="utf-8"))
    assert len(components) > 25
    assert [name for name in components if f".govuk-{name}" not in style_sheet] == []


def test_a_package_holds_the_built_files_and_no_typeface_crest_or_crown(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "putright/web/static/putright/putright.css" in names
    assert "putright/web/static/putright/govuk-frontend.min.js" in names
    assert "putright/web/locale/cy/LC_MESSAGES/django.mo" in names
    assert marks_in_wheel(wheel) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("planted.css", b'body{font-family:"GDS Transport",arial}'),
        ("planted.css", b".govuk-footer__crown{display:block}"),
        ("planted.css", b"a{background:url(images/govuk-crest.svg)}"),
        ("light-94a07e06a1-v2.woff2", b"wOF2"),
    ],
)
def test_the_check_finds_what_is_planted_in_a_package(wheel: Path, tmp_path: Path, name: str, content: bytes) -> None:
    planted = tmp_path / wheel.name
    shutil.copy(wheel, planted)
    with ZipFile(planted, "a") as archive:
        archive.writestr(f"putright/web/static/putright/{name}", content)
    assert marks_in_wheel(planted) != []


@pytest.mark.parametrize("name", ["putright.css", "govuk-frontend.min.js"])
def test_the_packed_copy_that_browsers_are_sent_holds_the_same(style_sheet: str, name: str) -> None:
    del style_sheet
    assert gzip.decompress((BUILT / f"{name}.gz").read_bytes()) == (BUILT / name).read_bytes()
