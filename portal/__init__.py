"""Home and start pages, health, style guide, error pages, accessibility declaration."""
