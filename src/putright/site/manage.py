"""Django's own commands, for operators and developers: `python -m putright.site.manage COMMAND`."""

from __future__ import annotations

import os
import sys


def main(arguments: list[str] | None = None) -> None:
    """Run one of Django's commands with the product's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "putright.site.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings must be named first

    execute_from_command_line(arguments or sys.argv)


if __name__ == "__main__":
    main()
