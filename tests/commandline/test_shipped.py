"""The procedures that come with Putright are found in a checkout and in an installed package alike."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from putright.core.procedure.load import Wrong
from putright.core.procedure.load.shipped import find, shipped, shipped_folder

ROOT = Path(__file__).resolve().parents[2]
FIVE = {
    "dudley-council", "wanstead-and-woodford-migrant-support", "west-midlands-employers", "west-midlands-opcc", "works-for-us",
}  # fmt: skip


def test_the_five_are_found_in_a_checkout() -> None:
    assert shipped_folder() == ROOT / "procedures"
    assert {folder.name for folder in shipped()} == FIVE


def test_a_path_comes_before_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "works-for-us").mkdir()
    monkeypatch.chdir(tmp_path)
    assert find("works-for-us") == Path("works-for-us")
    monkeypatch.chdir(ROOT)
    assert find("works-for-us") == ROOT / "procedures/works-for-us"


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(Wrong, match="Did you mean `works-for-us`"):
        find("work-for-us")


def test_the_five_are_found_in_an_installed_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    ZipFile(wheel).extractall(tmp_path / "installed")
    program = "from putright.commandline import main; raise SystemExit(main(['test', 'works-for-us', '-v']))"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed")}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "installed/putright/procedures/works-for-us" in done.stdout
