"""E-reports of certifying institutions: what must be reported, by whom and when."""
