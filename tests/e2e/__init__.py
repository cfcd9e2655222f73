"""Journeys in a real browser, through the running product: what a person does, clicking only what the screens show."""
