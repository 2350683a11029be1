"""Each published figure, once, in words and in code; no queries."""
