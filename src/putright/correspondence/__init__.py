"""Letters and the sending of what is owed; nothing is decided here."""
