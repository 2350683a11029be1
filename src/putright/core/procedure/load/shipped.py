"""Where the procedures that come with Putright lie, installed or in a checkout, and finding one by its name."""

from __future__ import annotations

from pathlib import Path

import putright
from putright.core.procedure.load.mistakes import Mistake, Wrong, listed, nearest

_PACKAGE = Path(putright.__file__).parent


def shipped_folder() -> Path:
    """The folder of the shipped procedures: inside the package when installed, beside `src` in a checkout."""
    installed = _PACKAGE / "procedures"
    return installed if installed.is_dir() else _PACKAGE.parent.parent / "procedures"


def shipped() -> tuple[Path, ...]:
    """The folder of each shipped procedure, by name."""
    return tuple(sorted(file.parent for file in shipped_folder().glob("*/procedure.md")))


def find(name: str) -> Path:
    """A path as given, or the folder of the shipped procedure of that name; raises Wrong with the nearest name."""
    if Path(name).exists():
        return Path(name)
    names = {folder.name: folder for folder in shipped()}
    if name in names:
        return names[name]
    what = "There is no such file or folder, and no procedure of that name comes with Putright."
    raise Wrong([Mistake(name, 1, what, listed(names), nearest(name, names))])
