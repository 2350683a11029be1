"""Words of the made-up cases that searches look for."""

COMMON, RARE = "street", "zanzibar"
"""A word in every case, and one in a case of five thousand."""
ONE_IN = 5_000
