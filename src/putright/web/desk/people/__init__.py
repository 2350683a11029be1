"""Who holds which post, who is away and who stands in, and how that is changed. Nothing of any case is here."""
