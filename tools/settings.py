"""Writes the table of settings in `docs/operators/settings.md` from the model that reads them.

Run it as `python -m tools.settings` after a setting has changed; a test holds the page to the model.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from putright.site.settings_environment import Environment

PAGE = Path(__file__).resolve().parent.parent / "docs/operators/settings.md"
BEGIN, END = "<!-- settings -->", "<!-- end of settings -->"


def main() -> None:
    """Put the table in its place."""
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def with_table(text: str) -> str:
    """The page with the table as it should be."""
    before, after = text.split(BEGIN)[0], text.split(END)[1]
    return f"{before}{BEGIN}\n{table()}{END}{after}"


def table(model: type[Environment] = Environment) -> str:
    """A row for each setting: the variable, what it is if nobody sets it, what it means."""
    rows = ["| variable | if not set | what it means |", "| --- | --- | --- |"]
    rows += [_row(f"PUTRIGHT_{name.upper()}", field) for name, field in model.model_fields.items()]
    return "\n".join([*rows, ""])


def _row(name: str, field: FieldInfo) -> str:
    return f"| `{name}` | {_usual(field.default)} | {field.description or ''} |"


def _usual(value: Any) -> str:
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if value in ("", []):
        return "nothing"
    if isinstance(value, (bool, list)):
        return f"`{json.dumps(value)}`"
    return f"`{value}`"


if __name__ == "__main__":
    main()
