"""What every test shares: how long Hypothesis looks, and which settings and database Django is tested with."""

import atexit
import os
import shutil
import tempfile

import django
import pytest
from hypothesis import settings

settings.register_profile("quick", max_examples=25, deadline=None)
settings.register_profile("usual", deadline=None)
settings.register_profile("thorough", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

# Before anything of Django is read: a mode in which nothing is sent, and a folder that is gone afterwards.
os.environ["DJANGO_SETTINGS_MODULE"] = "putright.site.settings"
os.environ["PUTRIGHT_MODE"] = "test"
os.environ["PUTRIGHT_DATA"] = tempfile.mkdtemp(prefix="putright-tests-")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "true"  # Playwright keeps a loop on the thread on which later tests use the database
)
atexit.register(shutil.rmtree, os.environ["PUTRIGHT_DATA"], ignore_errors=True)

DATABASE = "postgresql" if os.environ.get("PUTRIGHT_DATABASE_URL", "").startswith("postgres") else "sqlite"
OTHER = {"postgresql": "sqlite", "sqlite": "postgresql"}[DATABASE]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start Django, unless only the core is tested: it runs without."""
    if not all("tests/core" in argument for argument in config.args):
        django.setup()


def pytest_report_header() -> str:
    """Say at the top of a run which database it is on."""
    return f"database: {DATABASE} (make test runs what keeps records on both, where PostgreSQL can be reached)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what shows something of the other database alone; the run on that one has it."""
    elsewhere = [item for item in items if item.get_closest_marker(OTHER)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


from tests.databases import database, migrated  # noqa: E402, F401 - fixtures for every test; Django's settings are named above
from tests.guards import switch_off  # noqa: E402, F401 - a fixture for every test

pytest_plugins = ["tests.browsers"]
