"""Letters made from the record: each required part as a block of its own. Whether one may be sent is decided in the core."""
