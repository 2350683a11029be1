"""Changes to the tables of accounts, in order."""
