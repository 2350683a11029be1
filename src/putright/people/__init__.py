"""Accounts and sign-in; nothing about cases or posts."""
