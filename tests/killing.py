"""Work in a process of its own that is killed at a named point: before or after it calls something for the given time."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable
from typing import Any

from django.db import connections

TIMES = 25 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 10
"""How often it is killed at each point; `make soak` does it 25 times."""


def killed(work: Callable[[], object], owner: Any, name: str, when: str, turn: int = 1) -> None:
    """Do some work in a process of its own that is killed before or after it calls something for the given time."""
    connections.close_all()
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # the mail server's thread stays behind, which is what is wanted
        child = os.fork()
    if not child:
        try:
            _arm(owner, name, when, turn)
            work()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"{name} was not reached"
    assert os.WTERMSIG(status) == signal.SIGKILL


def _arm(owner: Any, name: str, when: str, turn: int) -> None:
    real, left = getattr(owner, name), [turn]

    def deadly(*given: Any, **more: Any) -> Any:
        left[0] -= 1
        if when == "before" and not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = real(*given, **more)
        if when == "after" and not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    setattr(owner, name, deadly)
