"""The text of the reference: each kind of rule with its keys, then closed lists, actions, entries and commands."""

from collections.abc import Iterator

from pydantic import BaseModel

from putright.commandline.commands import COMMANDS
from putright.core.calendars.counting import CHOICES
from putright.core.casework.decide import CHAPTERS
from putright.core.casework.entries import ENTRY_KINDS
from putright.core.casework.office import AnyOfficeEntry
from putright.core.procedure.check.not_yet import NOT_YET_KEYS
from putright.core.procedure.check.values import SPECIAL
from putright.core.procedure.model.base import Rule, in_document_words
from putright.core.procedure.model.clocks import UNDATED, Anchor, Extension, LookedUp, Miss, Pause
from putright.core.procedure.model.events import BARE, NAMED, NEW_MATTER
from putright.core.procedure.model.flow import AlsoNeeds, Effects, Option, Step
from putright.core.procedure.model.keeping import Money
from putright.core.procedure.model.letters import AlsoHolds
from putright.core.procedure.model.people import RELATIVE
from putright.core.procedure.model.procedure import NOT_YET, RULE_KINDS, FrontMatter
from putright.core.procedure.model.purposes import CHANNELS, FROM_THE_RECORD, PARTS, PURPOSES
from putright.core.scenarios.organisation import (
    Closure,
    ContactGiven,
    Organisation,
    PersonGiven,
    PostGiven,
    ServiceGiven,
)
from putright.core.scenarios.script import Expected, Receipt, Refused, Script
from putright.core.scenarios.script import Step as ScenarioStep
from tools.authors.actions import ACTIONS, NOTHING
from tools.authors.keys import Key, choices, docstring, keys
from tools.authors.lists import SPECIAL_NAMES

NESTED: tuple[tuple[str, type[BaseModel]], ...] = (
    ("effects", Effects), ("options", Option), ("also needs", AlsoNeeds), ("money", Money),
    ("also holds", AlsoHolds), ("anchor", Anchor),
    ("extends", Extension), ("pauses", Pause), ("looked up", LookedUp), ("on miss", Miss),
)  # fmt: skip
TOP = """\
# Reference

Made from the code by `python -m tools.authors`; a test holds it to the code. The other chapters explain; this one lists.
"""


def reference() -> str:
    """The whole file."""
    return "\n".join(
        [TOP, *_document(), *_kinds(), *_nested(), *_events(), *_lists(), *_actions(), *_files(), *_ends()]
    )


def _table(rows: list[Key], kind: str = "") -> Iterator[str]:
    yield "| key | what stands there | what it means |"
    yield "| --- | --- | --- |"
    for key in rows:
        mark = " (must be there)" if key.required else ""
        if (kind, key.name) in NOT_YET_KEYS:
            mark = " ([not yet supported](#not-yet-supported))"
        yield f"| `{key.name}`{mark} | {key.shape} | {key.meaning} |"
    yield ""


def _document() -> Iterator[str]:
    yield "## The front matter\n"
    yield from _table(list(keys(FrontMatter)))
    yield "### counting\n\n| switch | what can stand there |\n| --- | --- |"
    yield from (
        f"| `{switch}` | {' or '.join(f'`{choice}`' for choice in words)} |" for switch, words in CHOICES.items()
    )
    yield "| `clear days` | `yes` or `no` |"
    yield "| `cut off` | an hour, as `'16:00'` |\n| `close of business` | an hour, as `'17:00'` |\n"


def _kinds() -> Iterator[str]:
    yield "## Kinds of rule\n\nThe first key of a rule is its kind, and what stands there is its name.\n"
    yield "Every rule may have:\n"
    yield from _table(list(keys(Rule)))
    steps = [name for name, kind in RULE_KINDS.items() if issubclass(kind, Step)]
    yield f"Every step ({_row(steps).removesuffix('.')}) may have, besides [effects](#effects):\n"
    of_all = {key.name for key in keys(Rule)}
    yield from _table([key for key in keys(Step, Effects) if key.name not in of_all])
    for name, kind in RULE_KINDS.items():
        yield f"### {name}\n\n{docstring(kind)}\n"
        own = list(keys(kind, Step if issubclass(kind, Step) else Rule))
        if issubclass(kind, Step):
            yield "A step.\n"
        yield from _table(own, name) if own else ["It has no keys of its own.\n"]


def _nested() -> Iterator[str]:
    yield "## Values inside rules\n"
    for name, model in NESTED:
        beyond = Effects if model is Option else None
        yield f"### {name}\n\n{docstring(model)}{' Besides [effects](#effects):' if beyond else ''}\n"
        yield from _table(list(keys(model, beyond)))


def _events() -> Iterator[str]:
    yield "## Events\n\nAlone:\n"
    yield f"{_row(BARE)} `communication received {NEW_MATTER}` is a message on another matter.\n"
    yield "| after the name of a | write |\n| --- | --- |"
    by_kind: dict[tuple[str, ...], list[str]] = {}
    for aspect, kinds in NAMED.items():
        by_kind.setdefault(kinds, []).append(aspect)
    for kinds, aspects in by_kind.items():
        yield f"| {' or '.join(kinds)} | {', '.join(f'`… {aspect}`' for aspect in aspects)} |"
    yield "\nA decision's option may follow: `next step decided investigate`."
    yield "So may a judgement's answer: `validity judged yes`.\n"
    yield "## Names for conditions\n\nBesides your facts, decisions, judgements and agreements:\n"
    yield "| name | values |\n| --- | --- |"
    yield from (f"| `{name}` | {SPECIAL_NAMES[name]} |" for name in sorted(SPECIAL))
    yield ""


def _lists() -> Iterator[str]:
    yield "## Closed lists\n"
    yield f"### Purposes\n\n{_row(PURPOSES)}\n"
    yield f"### Channels\n\n{_row(CHANNELS)}\n"
    yield "### Words for people\n\nBesides posts, where a rule says who: " + _row([*RELATIVE, "usual contact"]) + "\n"
    yield f"### Undated promises\n\n{_row(UNDATED)}\n"
    yield "### Parts of a letter\n\nMade from the record, once it holds what they need: "
    yield _row([part for part in PARTS if part in FROM_THE_RECORD]) + "\n"
    yield "Written by a person: " + _row([part for part in PARTS if part not in FROM_THE_RECORD]) + "\n"


def _row(words: list[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words) + "."


def _actions() -> Iterator[str]:
    yield "## Actions\n\nWhat scenarios write after `do:`, and people do on the pages.\n"
    yield "| action | about | what it takes besides |\n| --- | --- | --- |"
    for name in CHAPTERS:
        about, takes = ACTIONS[name]
        written = name if about == NOTHING else f"{{{name}: …}}"
        yield f"| `{written}` | {about} | {takes} |"
    yield ""


FILES = (
    ("The file", Organisation), ("`contact:`", ContactGiven), ("`services:`, a list of", ServiceGiven),
    ("`people:`, a list of", PersonGiven), ("a post of a person, where it is held for one service", PostGiven),
    ("`closed:`, a list of", Closure),
)  # fmt: skip
SCENARIO = (
    ("The file", Script), ("`received:`", Receipt), ("`steps:`, a list of", ScenarioStep), ("`refused:`", Refused),
    ("`expect:`", Expected),
)  # fmt: skip


def _files() -> Iterator[str]:
    yield "## Keys of organisation.yaml\n"
    yield from (f"- {title}: {_row(_keys(model))}" for title, model in FILES)
    yield "\n### Entries of the organisation's journal\n\nWhat `office:` takes in a scenario: `kind:` and these keys.\n"
    yield "| kind | what it says | keys |\n| --- | --- | --- |"
    for entry in choices(choices(AnyOfficeEntry)[0]):
        given = [field for field in entry.model_fields if field not in ("on", "at", "by", "kind")]
        yield f"| `{entry.model_fields['kind'].default}` | {docstring(entry)} | {_row(given)} |"
    yield "\n## Keys of a scenario\n"
    yield from (f"- {title}: {_row(_keys(model))}" for title, model in SCENARIO)
    yield ""


def _keys(model: type[BaseModel]) -> list[str]:
    return [in_document_words(field) for field in model.model_fields]


def _ends() -> Iterator[str]:
    yield "## Entries\n\nWhat a case's journal is made of; actions write them.\n\n| entry | what it says |\n| --- | --- |"
    yield from (f"| `{name}` | {docstring(entry)} |" for name, entry in ENTRY_KINDS.items())
    yield "\n## Commands\n\n| command | what it does |\n| --- | --- |"
    yield from (f"| `putright {command.name}` | {command.help} |" for command in COMMANDS)
    yield "\n## Not yet supported\n\nThe language has a place for these and refuses them so far.\n"
    yield "| what | it would mean | meanwhile write |\n| --- | --- | --- |"
    yield from (f"| rules of the kind `{kind}` | {means} | |" for kind, means in NOT_YET.items())
    yield from (
        f"| `{key}` in `{kind}` | {means} | {instead} |" for (kind, key), (means, instead) in NOT_YET_KEYS.items()
    )
    yield ""
