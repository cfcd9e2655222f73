"""Embedded PostgreSQL and the supervisor of `make up`: the product on a bare machine."""
