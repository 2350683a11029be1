"""Settings, addresses and the server; no casework."""
