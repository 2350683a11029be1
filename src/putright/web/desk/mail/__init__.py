"""What came in by mail and waits for a person: read, put on a case, taken in as something new, or set aside."""
