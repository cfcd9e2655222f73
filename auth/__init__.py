"""People, sign-in, roles and substitution."""
