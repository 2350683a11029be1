"""Forms made from the fields of an action: read from a browser, drawn with the components. No view is here."""
