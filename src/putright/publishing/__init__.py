"""Reports frozen, approved and published; the figures come from reporting."""
