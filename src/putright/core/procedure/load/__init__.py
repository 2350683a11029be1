"""Reading a procedure document: every mistake in one pass, each with its line, or the finished procedure."""

from putright.core.procedure.load.mistakes import Mistake, Wrong
from putright.core.procedure.load.procedure import load, load_text

__all__ = ["Mistake", "Wrong", "load", "load_text"]
