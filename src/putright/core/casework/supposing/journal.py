"""The journal of a supposed case: for each event the entry that records it, and what follows from it. No clock is read here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from putright.core.casework import entries as e
from putright.core.casework.action import Action
from putright.core.casework.case import Case
from putright.core.casework.clocks import clocks, windows
from putright.core.casework.decide.course import Course
from putright.core.casework.decide.timing import TIMING
from putright.core.casework.entries import SYSTEM
from putright.core.casework.office import Office
from putright.core.casework.scene import Scene
from putright.core.casework.supposing.recorded import record
from putright.core.casework.supposing.words import Entry, Promise, Supposed, promisable
from putright.core.procedure.model.events import Aspect, Event
from putright.core.procedure.model.flow import Happening, Stage
from putright.core.procedure.model.letters import Letter
from putright.core.procedure.model.procedure import MAIN, Procedure
from putright.core.procedure.model.scope import Kind

SOMEBODY = "party"
"""Whoever complains in a supposed case that is not anonymous."""


def supposed_scene(procedure: Procedure, office: Office, supposed: Supposed) -> Scene:
    """The scene on the last day of a supposed case; ValueError where a promised date has no letter that tells it."""
    scene = _received(_on(Scene(procedure, Case(), office), supposed.received), supposed)
    dated = {entry.event.name: entry.on for entry in supposed.entries if entry.event.aspect == "dated"}
    for entry, promised in _in_order(procedure, supposed):
        scene = _time_passed(scene, entry.on)
        course = Course(scene, Action("suppose", SYSTEM, entry.on, scene.office.now))
        record(course, entry.event, dated.get(entry.event.name), promised)
        course.settle()
        scene = course.scene
    return _time_passed(scene, supposed.last_day)


def _on(scene: Scene, day: date) -> Scene:
    return replace(scene, office=replace(scene.office, now=datetime.combine(day, time(12), UTC)))


def _received(scene: Scene, supposed: Supposed) -> Scene:
    given = dict(supposed.about or {})
    course = Course(scene, Action("receive", SYSTEM, supposed.received, scene.office.now))
    kind = scene.procedure.the(Kind, given.pop("kind")[0])

    def answer(name: str) -> str:
        return given.pop(name, ("",))[0]

    nobody = answer("anonymous") == "yes" or kind.nameless
    course.write(
        e.Received, feedback=kind.name, channel=answer("channel"), hour=f"{supposed.hour:%H:%M}" if supposed.hour else "",
        service=answer("service"), categories=given.pop("category", ()), complainant="" if nobody else SOMEBODY,
        representative=SOMEBODY if answer("represented") == "yes" else "", suspected_posts=given.pop("complained of", ()),
        spoken_for=answer("spoken for"), informal=answer("informal") == "yes",
        heads=supposed.heads, wanted_stated=answer("remedy stated") == "yes",
        facts={name: values[0] for name, values in given.items()},
    )  # fmt: skip
    course.enter(kind.enters, scene.procedure.the(Stage, kind.enters).track or MAIN)
    course.settle()
    return course.scene


def _in_order(procedure: Procedure, supposed: Supposed) -> Iterator[tuple[Entry, Promise | None]]:
    """Entries by day, each letter with the date it promises; the date on a letter or request is told with the thing itself."""
    itself = {entry.event.name for entry in supposed.entries if entry.event.aspect in ("sent", "used", "happened")}
    events = [entry for entry in supposed.entries if entry.event.aspect != "dated" or entry.event.name not in itself]
    events = sorted((_itself(procedure, entry, supposed.received) for entry in events), key=lambda entry: entry.on)
    promised: dict[int, Promise] = {}
    for promise in supposed.promises:
        letters = promisable(procedure)[promise.clock]
        place = next((n for n, entry in enumerate(events) if entry.event in letters and n not in promised), None)
        if place is None:
            wanted = " or ".join(f"'{letter}=DATE'" for letter in letters)
            raise ValueError(
                f"a date is promised in a letter: give {wanted} with '{promise.clock} promised={promise.day}'"
            )
        promised[place] = promise
    for number, entry in enumerate(events):
        yield entry, promised.get(number)


def _itself(procedure: Procedure, entry: Entry, received: date) -> Entry:
    """Something of which only the date is given is taken to be done that day; a happening not before the receipt."""
    if entry.event.aspect != "dated":
        return entry
    if procedure.get(Happening, entry.event.name):
        return Entry(Event(name=entry.event.name, aspect="happened"), max(entry.on, received))
    aspect: Aspect = "sent" if procedure.get(Letter, entry.event.name) else "used"
    return Entry(Event(name=entry.event.name, aspect=aspect), entry.on)


def _time_passed(scene: Scene, until: date) -> Scene:
    """Time passed day by day as far as it matters: every date that goes by unmet is noted on the day after it."""
    while True:
        ahead = [state.due for state in (*clocks(scene), *windows(scene)) if state.state == "running" and state.due]
        passed = [day + timedelta(1) for day in ahead if scene.office.today <= day < until]
        scene = _noted(_on(scene, min(passed, default=max(until, scene.office.today))))
        if not passed:
            return scene


def _noted(scene: Scene) -> Scene:
    offer = next((offer for offer in TIMING.offers(scene) if offer.name == "pass time"), None)
    if offer is None:
        return scene
    answer = TIMING.carry_out(scene, offer, Action("pass time", SYSTEM, scene.office.today, scene.office.now))
    return scene.after(answer) if isinstance(answer, tuple) else scene
