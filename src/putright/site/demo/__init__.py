"""A made-up year: organisations from the shipped procedures, with cases that nobody ever brought. Nothing here runs in earnest."""
