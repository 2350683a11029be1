"""Doing one thing to several cases that were chosen in the list: shown first, then done to each by itself and through the door.

What may be done to several at once is a closed list. Outcomes, closing and last answers are never on it.
"""
