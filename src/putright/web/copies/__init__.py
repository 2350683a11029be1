"""Copies of a case that go out of the house: the whole of it for some, and what is needed without names for others."""
