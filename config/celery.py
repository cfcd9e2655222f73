"""The Celery application and what beat sends when.

Celery carries ids of rows of the outbox and wakes what is due; a lost message
is sent again, so nothing of the law depends on a message arriving once.
"""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("zrk-obieg")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    "worker-heartbeat": {"task": "kernel.heartbeat", "schedule": 15.0},
    "resend-stale-jobs": {"task": "kernel.resend_stale", "schedule": 30.0},
    "run-what-is-due": {"task": "cases.run_due", "schedule": 60.0},
    "seal-the-day": {"task": "cases.seal_day", "schedule": crontab(hour=0, minute=10)},
}
