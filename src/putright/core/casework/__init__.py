"""What happens in a case: entries, fold, decide and outlook; nothing is stored here."""
