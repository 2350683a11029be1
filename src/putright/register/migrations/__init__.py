"""Changes to the tables of the register, in order."""
