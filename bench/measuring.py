"""Measuring one database that is filled already: over HTTP first, then what has no page. Prints the lines as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from bench import desk, serving
from bench.timing import Line, over_http


def main() -> None:
    """Serve, measure, stop, measure the rest."""
    served = serving.serve()
    try:
        lines = [Line("start-up to the first answer", served.started, "s", 1.5), *over_http(served.port)]
        lines += desk.lines(served.port)
        lines.append(Line("memory of a worker", served.resident, "MB", 120))
        lines.append(Line("of that, pages of files that are mapped", served.mapped, "MB"))
    finally:
        served.stop()
    import django

    django.setup()
    from bench import incoming, inside, letters, outgoing

    lines += [*inside.lines(), *incoming.lines(), *outgoing.lines(), *letters.lines()]
    print(json.dumps([asdict(line) for line in lines]))


if __name__ == "__main__":
    main()
