"""A small procedure with an organisation and a scenario, written where a test wants it."""

from pathlib import Path

SMALL = """\
---
procedure: small-club
title: How the club deals with complaints
organisation: A small club
version: "1"
in force from: 2020-01-01
calendar: england-and-wales
counting: {first day: the day after, received on a closed day: as is, due on a closed day: stays}
---
# How the club deals with complaints

## 1 Telling us

Tell us by e-mail. We answer within 10 working days.

```rule
kind of feedback: complaint
counts as: complaint
enters: looking
```
```rule
stage: looking
purpose: investigation
held by: secretary
```
```rule
clock: answer
title: We answer
source: WME-S2.a
purpose: response
starts: received
within: 10 working days
met by: answer sent
answered in form by: {delay sent: moves to the date in it}
```
```rule
letter: answer
title: Our answer
purpose: response
stage: looking
parts: [reasons, signposts]
final: yes
goes to: done
```
```rule
letter: delay
purpose: holding
stage: looking
parts: [new date]
promises: answer
again: yes
```
```rule
signpost: advice
to: An advice centre
final: yes
```
```rule
stage: done
purpose: end
ends: yes
closes as: answered
```
```rule
post: secretary
```
```rule
post: chair
```
```rule
last resort: the chair
posts: chair
```
"""
ORGANISATION = """\
organisation: small-club
name: A small club
people:
  - {person: sam, name: Sam Field, email: sam@club.example, posts: [secretary]}
vacant: chair
closed:
  - {on: 2026-11-05, name: Club day, declared: 2026-01-01}
"""
SCENARIO = """\
scenario: A complaint is answered
shows: [WME-S2.a]
received: {on: 2026-11-02, kind: complaint, channel: email}
steps:
  - expect: {holder: sam, due: {answer: 2026-11-17}}
"""


def small_club(folder: Path) -> Path:
    """Write the procedure of a small club into a folder of its own."""
    club = folder / "small-club"
    (club / "scenarios").mkdir(parents=True)
    (club / "procedure.md").write_text(SMALL)
    (club / "organisation.yaml").write_text(ORGANISATION)
    (club / "scenarios" / "answered.yaml").write_text(SCENARIO)
    return club
