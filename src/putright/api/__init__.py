"""The same actions as JSON; no rule of its own."""
