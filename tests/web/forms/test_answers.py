"""A form is read whole: what is wrong is named beside its field, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from putright.core.casework.action import Choice, Field
from putright.web.forms.answers import Answers, prefilled, read
from putright.web.forms.components import components, error_list

HAPPENED = Field("what happened", "words", "What happened?", required=True)
SERVICE = Field(
    "service", "choice", "Service", required=True, choices=(Choice("bins", "Bins"), Choice("roads", "Roads"))
)
POSTS = Field("posts", "people", "Who took part", choices=(Choice("a", "Ann"), Choice("b", "Ben")))
DAY = Field("fact:seen on", "date", "When did you see it?", required=True)
AGREED = Field("agreed", "yes or no", "They agreed", required=True)
REFERENCE = Field("reference", "text", "Their reference")
ALL = (HAPPENED, SERVICE, POSTS, DAY, AGREED, REFERENCE)


def posted(pairs: dict[str, list[str]]) -> QueryDict:
    made = QueryDict(mutable=True)
    for name, values in pairs.items():
        made.setlist(name, values)
    return made


def test_every_type_of_field_is_read_into_values_and_words() -> None:
    answers = read(ALL, posted({
        "words.what happened": ["The bin\r\nwas missed\x00 "], "value.service": ["bins"], "value.posts": ["a", "b"],
        "value.fact:seen on-day": ["3"], "value.fact:seen on-month": ["Nov"], "value.fact:seen on-year": ["2026"],
        "value.agreed": ["no"], "value.reference": [" X1 "],
    }))  # fmt: skip
    assert answers.errors == {}
    assert answers.words == {"what happened": "The bin\nwas missed"}
    assert answers.values == {
        "service": "bins", "posts": ("a", "b"), "fact:seen on": "2026-11-03", "agreed": "no", "reference": "X1",
    }  # fmt: skip


def test_a_missing_answer_is_named_beside_its_field_and_the_rest_is_kept() -> None:
    answers = read(ALL, posted({"words.what happened": ["It broke"]}))
    assert answers.errors == {
        "service": "Choose: Service",
        "fact:seen on": "Answer the question: When did you see it?",
        "agreed": "Choose: They agreed",
    }
    assert answers.words == {"what happened": "It broke"}


def test_a_field_that_its_rule_refuses_itself_is_left_to_the_rule() -> None:
    asked = Field("reasons", "words", "Reasons", required=True, unless_refused=True)
    assert read([asked], QueryDict("")).errors == {}


@pytest.mark.parametrize(
    ("day", "month", "year", "error"),
    [
        ("31", "2", "2026", "Seen on: enter a real date, like 27 3 2026"),
        ("1", "", "2026", "Seen on: the date must have a month"),
        ("", "", "2026", "Seen on: the date must have a day and a month"),
        ("1", "2", "26", "Seen on: the year must have 4 numbers"),
        ("one", "2", "2026", "Seen on: enter a real date, like 27 3 2026"),
        ("1", "xyz", "2026", "Seen on: enter a real date, like 27 3 2026"),
    ],
)
def test_a_day_that_is_no_day_is_refused_and_kept_as_typed(day: str, month: str, year: str, error: str) -> None:
    asked = Field("seen", "date", "Seen on?")
    answers = read([asked], posted({"value.seen-day": [day], "value.seen-month": [month], "value.seen-year": [year]}))
    assert answers.errors == {"seen": error}
    items = components([asked], answers)[0].params["items"]
    assert [item["value"] for item in items] == [day, month, year]


def test_an_answer_that_is_not_listed_is_refused() -> None:
    answers = read([SERVICE, POSTS], posted({"value.service": ["moon"], "value.posts": ["a", "z"]}))
    assert answers.errors == {
        "service": "Service: choose one of the answers listed",
        "posts": "Who took part: choose one of the answers listed",
    }


def test_words_beyond_the_limit_are_refused_and_kept() -> None:
    long = "x" * 20_001
    answers = read([HAPPENED], posted({"words.what happened": [long]}))
    assert answers.errors == {"what happened": "What happened: write 20,000 characters or fewer"}
    assert components([HAPPENED], answers)[0].params["value"] == long


def test_the_error_summary_leads_to_the_first_input_of_each_field_in_the_order_of_the_page() -> None:
    answers = read(ALL, QueryDict("")).with_errors({"something else": "It is too late"})
    assert [item.get("href") for item in error_list(ALL, answers)] == [
        "#words-what-happened", "#value-service", "#value-fact-seen-on-day", "#value-agreed", None,
    ]  # fmt: skip


def test_each_type_has_its_component() -> None:
    many = Field("who", "person", "Who", choices=tuple(Choice(str(n), str(n)) for n in range(13)))
    nobody = Field("outside", "person", "Who from outside")
    drawn = [one.macro for one in components((*ALL, many, nobody), Answers())]
    assert drawn == [
        "characterCount", "radios", "checkboxes", "dateInput", "radios", "input", "select", "input",
    ]  # fmt: skip


def test_only_what_is_not_required_is_marked_as_optional() -> None:
    labels = [one.params.get("label") or one.params["fieldset"]["legend"] for one in components(ALL, Answers())]
    assert [label["text"].endswith("(optional)") for label in labels] == [not field.required for field in ALL]


def test_a_form_can_start_with_answers() -> None:
    start = prefilled(ALL, {"service": "roads", "fact:seen on": "2026-11-03", "posts": ("b",)})
    drawn = {one.params["name"]: one.params for one in components(ALL, start) if "name" in one.params}
    assert [item["checked"] for item in drawn["value.service"]["items"]] == [False, True]
    assert [item["checked"] for item in drawn["value.posts"]["items"]] == [False, True]
    assert [item["value"] for item in drawn["value.fact:seen on"]["items"]] == ["3", "11", "2026"]


@given(st.dictionaries(st.sampled_from([
    "words.what happened", "value.service", "value.posts", "value.agreed", "value.reference",
    "value.fact:seen on-day", "value.fact:seen on-month", "value.fact:seen on-year", "value.unknown",
]), st.lists(st.text(max_size=30), max_size=3)))  # fmt: skip
def test_whatever_is_sent_is_read_without_a_fault(pairs: dict[str, list[str]]) -> None:
    answers = read(ALL, posted(pairs))
    components(ALL, answers)
    assert set(answers.values) | set(answers.words) | set(answers.errors) <= {field.name for field in ALL}
