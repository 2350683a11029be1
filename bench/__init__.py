"""Making many cases and timing each kind of work over real HTTP. Nothing of the product depends on it."""
