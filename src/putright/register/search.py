"""Finding cases by words, the same on SQLite (FTS5) and PostgreSQL (tsvector): every word must occur, newest case first.

Both are given the words as cut here, so that both find the same. What a viewer may find is decided in `lists`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import OrderBy, RawSQL

_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
LONGEST = 40
"""Letters of a word that count; nobody types more."""


def words_of(text: str) -> frozenset[str]:
    """The different words of a text: small letters, no accents, apostrophes dropped."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return frozenset(re.sub(r"['’]", "", word)[:LONGEST] for word in _WORD.findall(plain))


def of_organisation(organisation: int) -> str:
    """The word that stands for an organisation on SQLite, which no text can hold."""
    return f"organisation_{organisation}"


def make(database: BaseDatabaseWrapper) -> None:
    """Make the table; called by a migration."""
    with database.cursor() as cursor:
        if database.vendor == "sqlite":
            options = "detail=none, columnsize=0, tokenize=\"ascii tokenchars '_'\""
            cursor.execute(f"CREATE VIRTUAL TABLE register_search USING fts5(words, {options})")
        else:
            cursor.execute("CREATE TABLE register_search (rowid bigint PRIMARY KEY, words tsvector NOT NULL)")
            cursor.execute("CREATE INDEX register_search_words ON register_search USING gin (words)")
    order_by_organisation(database)


def order_by_organisation(database: BaseDatabaseWrapper) -> None:
    """Let PostgreSQL walk one organisation's cases, newest first, past no other's; called by a migration too.

    SQLite needs nothing: its full-text index answers in the order of rows, and the organisation is a word in it.
    """
    if database.vendor == "sqlite":
        return
    with database.cursor() as cursor:
        cursor.execute("ALTER TABLE register_search ADD COLUMN IF NOT EXISTS organisation bigint")
        cursor.execute(
            "UPDATE register_search SET organisation = organisation_id FROM register_case "
            "WHERE register_case.id = rowid AND organisation IS NULL"
        )
        cursor.execute("ALTER TABLE register_search ALTER COLUMN organisation SET NOT NULL")
        cursor.execute("CREATE INDEX IF NOT EXISTS register_search_newest ON register_search (organisation, (-rowid))")


def unmake(database: BaseDatabaseWrapper) -> None:
    """Drop the table; called by a migration that is taken back."""
    with database.cursor() as cursor:
        cursor.execute("DROP TABLE register_search")


def put(case: int, organisation: int, words: Iterable[str]) -> None:
    """Let a case be found by these words and no others."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            found = sorted({*words, of_organisation(organisation)})
            cursor.execute("DELETE FROM register_search WHERE rowid = %s", [case])
            cursor.execute("INSERT INTO register_search (rowid, words) VALUES (%s, %s)", [case, " ".join(found)])
        else:
            cursor.execute(
                f"{_INSERT} ON CONFLICT (rowid) DO UPDATE SET words = EXCLUDED.words",
                [case, organisation, sorted(words)],
            )


_INSERT = "INSERT INTO register_search (rowid, organisation, words) VALUES (%s, %s, array_to_tsvector(%s::text[]))"


def put_new(organisation: int, words: Mapping[int, Iterable[str]]) -> None:
    """Let new cases be found by these words."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            mark = of_organisation(organisation)
            found = [(case, " ".join(sorted({*each, mark}))) for case, each in words.items()]
            cursor.executemany("INSERT INTO register_search (rowid, words) VALUES (%s, %s)", found)
        else:
            cursor.executemany(_INSERT, [(case, organisation, sorted(each)) for case, each in words.items()])


def add(case: int, organisation: int, words: Iterable[str]) -> None:
    """Let a case be found by these words too."""
    wanted = frozenset(words)
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                f"{_INSERT} ON CONFLICT (rowid) DO UPDATE SET words = register_search.words || EXCLUDED.words",
                [case, organisation, sorted(wanted)],
            )
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM register_search WHERE rowid = %s", [case])
        row = cursor.fetchone()
    known = frozenset(row[0].split()) if row else frozenset()
    if not wanted <= known:
        put(case, organisation, known | wanted)


def words_known(case: int) -> frozenset[str]:
    """The words a case is found by, without its organisation's own."""
    return words_of_cases([case]).get(case, frozenset())


_WORDS_ON_SQLITE = "SELECT rowid, words FROM register_search WHERE rowid IN (SELECT value FROM json_each(%s))"
_WORDS = "SELECT rowid, array_to_string(tsvector_to_array(words), ' ') FROM register_search WHERE rowid = ANY(%s)"
"""All cases as one value: there may be more of them than a statement takes values."""


def words_of_cases(cases: Sequence[int]) -> dict[int, frozenset[str]]:
    """The same of several cases at once."""
    on_sqlite = connection.vendor == "sqlite"
    numbers = json.dumps(list(cases)) if on_sqlite else list(cases)
    with connection.cursor() as cursor:
        cursor.execute(_WORDS_ON_SQLITE if on_sqlite else _WORDS, [numbers])
        found = cursor.fetchall()
    return {case: frozenset(word for word in words.split() if "_" not in word) for case, words in found}


def condition(organisation: int, text: str) -> tuple[str, list[Any]] | None:
    """The words after WHERE that find the text in `register_search`, with their values; None where there is no word to find."""
    wanted = sorted(words_of(text))
    if not wanted:
        return None
    if connection.vendor == "sqlite":
        terms = [of_organisation(organisation), *wanted]
        return "register_search MATCH %s", [" AND ".join(f'"{term}"' for term in terms)]
    held = " & ".join(f"'{term}'" for term in wanted)
    return "register_search.organisation = %s AND register_search.words @@ %s::tsquery", [organisation, held]


def newest_first() -> OrderBy:
    """How what was found is put in order.

    PostgreSQL has an index on the number with its sign turned. By the number itself it would rather walk everybody's cases
    beside the words, from the newest, until it comes to those of this organisation. FTS5 walks its own rows backwards.
    """
    if connection.vendor == "sqlite":
        return RawSQL("register_search.rowid", []).desc()
    return RawSQL("-register_search.rowid", []).asc()
