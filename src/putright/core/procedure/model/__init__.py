"""The frozen values a procedure document is read into: one class for each kind of rule, and the procedure that holds them."""
