"""The pure core: calendars, procedures, casework and reporting as plain values; no Django, no wall clock."""
