"""The contact point of the register's operator."""
