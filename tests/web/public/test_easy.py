"""Every sentence of the pages of information is easy to read, and so is every sentence of a procedure but a few."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from putright.core.procedure import publish
from putright.core.procedure.load import load
from putright.core.procedure.model.people import Post
from putright.core.procedure.model.procedure import Procedure
from putright.core.procedure.model.scope import Service, Signpost
from putright.core.scenarios import load_organisation
from putright.core.scenarios.organisation import Organisation
from putright.register import setup
from putright.register.organisations import Place
from tests.web.public.five import FOLDERS, INDUCTION, PAGES, get
from tests.web.reading import FEWEST, too_hard, words

NAMES = (
    "Equality and Human Rights Commission", "Equality Advisory and Support Service", "Information Commissioner",
    "Executive Committee", "Public Interest Disclosure Act 1998", "Putright", "WCAG 2.2",
)  # fmt: skip
"""Names of bodies and laws that have no easier one."""
KNOWN = (
    "The mediation ended without a result",
    "disagreements among staff or volunteers",
    "registrars and the coroner",
    "welfare reform",
)
"""Parts of sentences in the documents that stay as hard as they are: titles and lists of services."""


def names(procedure: Procedure, given: Organisation) -> Iterator[str]:
    """What counts as a name in the pages of an organisation."""
    yield from (*NAMES, procedure.front.organisation, procedure.front.title, given.name)
    yield from (rule.words for kind in (Post, Service) for rule in procedure.all(kind))
    yield from (rule.to for rule in procedure.all(Signpost))
    yield from (service.title or service.service for service in given.services)
    yield from (*given.contact.address, ", ".join(given.contact.address), given.contact.email or "")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_a_procedure_is_easy_to_read(folder: object) -> None:
    procedure = load(folder)  # type: ignore[arg-type]
    given = load_organisation(folder / "organisation.yaml")  # type: ignore[operator]
    hard = too_hard(publish.publish(procedure), names(procedure, given))
    assert [sentence for sentence in hard if not any(known in sentence for known in KNOWN)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_page_of_information_is_easy_to_read(folder: object) -> None:
    here: Place = setup.organisation_from(folder, demo=True)  # type: ignore[arg-type]
    procedure, given = load(folder), load_organisation(folder / "organisation.yaml")  # type: ignore[arg-type, operator]
    called = [f"testserver/{here.slug}", *names(procedure, given), *(title for title in _titles(procedure))]
    for end in (*PAGES, INDUCTION):
        hard = too_hard(get(here, end).text, called)
        assert [sentence for sentence in hard if not any(known in sentence for known in KNOWN)] == [], end


def _titles(procedure: Procedure) -> Iterator[str]:
    """Titles of rules and clauses as the pages quote them: the documents are held to the measure by themselves."""
    yield from (rule.title for rule in procedure.rules if rule.title and len(words(rule.title)) >= FEWEST)
    yield from (clause.label for clause in procedure.clauses)
    yield from (part for report in publish.reports(procedure) for part in report.contents)


def test_a_hard_sentence_on_a_page_would_be_noticed() -> None:
    procedure, given = load(FOLDERS[0]), load_organisation(FOLDERS[0] / "organisation.yaml")
    page = "<main><p>Notwithstanding the foregoing provisions, complainants acknowledge our unfettered discretion.</p></main>"
    assert len(too_hard(page, names(procedure, given))) == 1
