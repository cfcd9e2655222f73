"""The Celery application and what beat sends when.

Celery carries ids of rows of the outbox and wakes what is due; a lost message
is sent again, so nothing of the law depends on a message arriving once.
"""

import os
from pathlib import Path
from typing import Any

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("zrk-obieg")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_schedule = {
    "worker-heartbeat": {"task": "portal.tasks.heartbeat", "schedule": 15.0},
    "resend-stale-jobs": {"task": "kernel.tasks.resend_stale", "schedule": 30.0},
    "run-what-is-due": {"task": "cases.tasks.run_due", "schedule": 60.0},
    "seal-past-days": {"task": "cases.tasks.seal_days", "schedule": crontab(hour=0, minute=10)},
}


@app.on_after_configure.connect
def make_broker_folders(sender: Celery, **_: Any) -> None:  # Celery's signals pass what they like
    """Makes the folders of the embedded broker, for this user alone."""
    for name, folder in sender.conf.broker_transport_options.items():
        if name.endswith(("_folder", "_folder_in", "_folder_out")):
            Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
