"""The procedure document as frozen values: model, loading, checking, comparing and publishing; nothing about cases."""
