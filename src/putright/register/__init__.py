"""The Django record: the door for every write, the projected rows and the scope of every reader."""
