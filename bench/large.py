"""One large case, made through the door: three points, twenty entries, five files. Prints its ref."""

from __future__ import annotations

import hashlib
import sys

from bench.words import COMMON

FILES, ENTRIES = 5, 20


def main(organisation: str) -> None:
    """Receive it, hand it to the manager of the service, add points, files and notes."""
    import django

    django.setup()
    from django.utils import timezone

    from putright.people.names import named
    from putright.register import door, offices, organisations, viewers
    from putright.register.door import Asked
    from putright.register.files import FileSeen, wait
    from putright.register.parties import PartyDetails

    here, now = organisations.place(organisation), timezone.now()
    staff = offices.office(here, now).staff
    clerk, manager = (viewers.viewer(here, named(name, staff), now) for name in ("Ben Castle", "Jo Brindley"))
    assert clerk
    assert manager

    def done(ref: str | None, asked: Asked, by: viewers.Viewer) -> door.Done:
        answer = door.act(organisation, ref, asked, by)
        assert isinstance(answer, door.Done), answer
        return answer

    told = {"channel": "email", "service": "street care", "categories": ("policy not kept",)}
    words = {"what happened": f"The {COMMON} was not swept. It is the third time.", "outcome wanted": "A clean street."}
    jo = PartyDetails("Jo Field", "jo.field@mail.example", "", "")
    ref = done(None, Asked("receive", "complaint", values=told, words=words, complainant=jo), clerk).ref
    done(ref, Asked("decide", "direction", values={"option": "manager of the service"}), clerk)
    for point in ("Nobody rang back.", "The drain is blocked."):
        done(ref, Asked("add head", words={"point": point}), manager)
    draft = hashlib.sha256(f"bench {ref}".encode()).hexdigest()
    for number in range(FILES):
        kept = wait(here, draft, f"log-{number}.txt", f"Sweep {number} of the week.\n".encode() * 500, now)
        assert isinstance(kept, FileSeen), kept
        evidence = {"evidence": f"The log of day {number}.", "from whom": "The depot"}
        heads = {"source": "document", "heads": ("1",)}
        done(ref, Asked("add evidence", values=heads, words=evidence, draft=draft, files=(kept.reference,)), manager)
    while (last := done(ref, Asked("add note", words={"note": "Rang the depot."}), manager).last) < ENTRIES:
        assert last
    print(ref)


if __name__ == "__main__":
    main(sys.argv[1])
