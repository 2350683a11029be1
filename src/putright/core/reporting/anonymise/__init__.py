"""Leaving out of texts who somebody is. Which texts leave, and to whom, is decided elsewhere."""

from putright.core.reporting.anonymise.leaving_out import Piece, Place, leave_out, left_in, plain
from putright.core.reporting.anonymise.lessening import Added, added
from putright.core.reporting.anonymise.somebody import Known, Somebody

__all__ = ["Added", "Known", "Piece", "Place", "Somebody", "added", "leave_out", "left_in", "plain"]
