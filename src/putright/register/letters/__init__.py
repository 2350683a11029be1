"""Letters of a case on their way: what owes one to the outbox or the post, calling one back, and where each stands."""
