"""Asking of a column that keeps a list whether a word is in it, on either database: `holders__holds="farah"`."""

from __future__ import annotations

import json
from typing import Any

from django.db.models import JSONField, Lookup


@JSONField.register_lookup
class Holds(Lookup):
    """The list in the column holds the word."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The condition and its values."""
        column, values = self.process_lhs(compiler, connection)
        if connection.vendor == "postgresql":
            return f"{column} @> %s::jsonb", (*values, json.dumps([self.rhs]))
        return f"EXISTS (SELECT 1 FROM json_each({column}) AS one WHERE one.value = %s)", (*values, self.rhs)  # noqa: S608
