"""Makes docs/authors/reference.md from the model, so that the guide and the code cannot drift apart."""
