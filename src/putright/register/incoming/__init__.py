"""What came in by mail: kept raw, read once, joined to its case or held for a person. How it is read is in `correspondence`."""
