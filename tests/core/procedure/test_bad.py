"""One wrong procedure per mistake: refused with exactly its words at its place, and by nothing but the check it names."""

import difflib
import re
from pathlib import Path

import pytest

from putright.core.procedure import check
from putright.core.procedure.load import Wrong, load, load_text
from putright.core.procedure.load import procedure as loader

BAD = Path(__file__).parents[2] / "bad"
RIGHT = BAD / "right.md"
FILES = sorted(path.stem for path in BAD.glob("*.md") if path != RIGHT)
BY_READING = "reading"
"""What refuses a file that cannot be read at all, rather than one of the checks."""


def headed(name: str) -> tuple[str, str]:
    """What a wrong file must be told, and what refuses it, as its first lines say."""
    text = (BAD / f"{name}.md").read_text(encoding="utf-8")
    says, refuses = (
        re.search("^# says: (.*)$", text, re.MULTILINE),
        re.search("^# refused by: (.*)$", text, re.MULTILINE),
    )
    assert says is not None
    assert refuses is not None
    return says[1], refuses[1]


def told(name: str) -> str:
    """The mistakes found in a wrong file; its own path is left out."""
    file = f"{name}.md"
    with pytest.raises(Wrong) as wrong:
        load_text((BAD / file).read_text(encoding="utf-8"), file)
    return " | ".join(str(mistake).removeprefix(f"{file}:") for mistake in wrong.value.mistakes)


@pytest.fixture
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget what was loaded, so that a wrong file let through here is not known elsewhere."""
    monkeypatch.setattr(loader, "_known", {})


def test_the_right_procedure_is_let_through() -> None:
    assert load(RIGHT).name == "small-society"


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_procedure_is_told_its_mistake_and_nothing_else(name: str) -> None:
    says, _ = headed(name)
    pattern = ".*".join(re.escape(part) for part in says.split("[...]"))
    assert re.fullmatch(pattern, told(name)), f"\nexpected {says}\n   found {told(name)}"


@pytest.mark.parametrize("name", [name for name in FILES if headed(name)[1] != BY_READING])
@pytest.mark.usefixtures("nothing_known")
def test_a_wrong_procedure_is_let_through_by_all_checks_but_one(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _, refuses = headed(name)
    if refuses in [each.__name__ for each in check.ALWAYS]:  # after such a mistake the whole is not looked at
        monkeypatch.setattr(check, "WHEN_WHOLE", ())
    for checks in ("ALWAYS", "WHEN_WHOLE"):
        others = tuple(each for each in getattr(check, checks) if each.__name__ != refuses)
        monkeypatch.setattr(check, checks, others)
    load_text((BAD / f"{name}.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_a_wrong_procedure_differs_from_the_right_one_by_its_mistake_alone(name: str) -> None:
    wrong = [line for line in (BAD / f"{name}.md").read_text(encoding="utf-8").splitlines() if line[:3] != "# s"]
    right = RIGHT.read_text(encoding="utf-8").splitlines()
    changed = [line for line in difflib.ndiff(right, wrong) if line[:2] in ("- ", "+ ")]
    assert len(changed) < (30 if name != "nothing-comes-in" else 120), "\n".join(changed)


@pytest.mark.parametrize("one", [each.__name__ for each in (*check.ALWAYS, *check.WHEN_WHOLE)])
def test_every_check_has_a_procedure_that_it_refuses(one: str) -> None:
    assert one in {headed(name)[1] for name in FILES}


def test_there_is_a_wrong_procedure_for_many_mistakes() -> None:
    assert len(FILES) >= 90
