"""Bad luck: what people and machines do wrong, and that nothing is lost or half-stored by it."""
