"""What a message that came in says, read in a process that may be killed. Nothing here knows of cases, or of Django."""
