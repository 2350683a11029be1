"""The pages for everybody: telling an organisation something, following it, reading how it works. No account is needed."""
