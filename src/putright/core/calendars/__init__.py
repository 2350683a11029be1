"""Working days, bank holidays and the counting of days; nothing about procedures or cases."""
