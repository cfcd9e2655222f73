"""Wiring only: settings, URLs, WSGI, Celery, logging. No logic of the product."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
