"""Keeping an installation: backups, and looking at a record that lies elsewhere. What a record means is not known here."""
