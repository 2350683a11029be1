"""The pages people see, public and staff; they call the door, the outlook and the lists, never a model."""
