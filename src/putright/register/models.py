"""The tables of the register; only the register itself reads them."""
