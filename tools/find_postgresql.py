"""Prints the address of a PostgreSQL server on which tests may make databases, or says that there is none.

It tries PUTRIGHT_TEST_POSTGRESQL, else the server of this machine under the name of whoever is signed in.
"""

import os
import sys

import psycopg

MAY_MAKE_DATABASES = "select rolcreatedb or rolsuper from pg_roles where rolname = current_user"


def main() -> int:
    """Print the address if the server answers; a server that was named must."""
    named = os.environ.get("PUTRIGHT_TEST_POSTGRESQL", "")
    address = named or "postgresql:///postgres"
    fault = why_not(address)
    if fault and named:
        print(f"PUTRIGHT_TEST_POSTGRESQL names a server that cannot be used: {fault}", file=sys.stderr)
        return 1
    if fault:
        print("No PostgreSQL here: testing on SQLite alone.", file=sys.stderr)
    else:
        print(address)
    return 0


def why_not(address: str) -> str:
    """Return what stands in the way of using a server, or nothing."""
    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            row = connection.execute(MAY_MAKE_DATABASES).fetchone()
    except psycopg.Error as error:
        return " ".join(str(error).split())
    return "" if row and row[0] else "its role may not make databases"


if __name__ == "__main__":
    sys.exit(main())
