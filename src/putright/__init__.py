"""Putright: complaints, compliments and comments, handled by each organisation's own procedure."""
