"""A made-up year: organisations from the shipped procedures, with cases nobody ever brought."""
