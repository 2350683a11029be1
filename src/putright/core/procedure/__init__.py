"""A procedure as a document: its model, loader, checks, comparison and public rendering. No case is known here."""
