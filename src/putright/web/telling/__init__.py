"""Putting a case into words: entries, clocks and rights as sentences. Nothing is worked out here that the core has not."""
