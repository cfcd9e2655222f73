"""The settings of the product on a data directory of this test run alone."""

import os
import tempfile
from pathlib import Path

if "OBIEG_TEST_DATA" not in os.environ:  # the controller; workers inherit the variable
    os.environ["OBIEG_TEST_DATA"] = tempfile.mkdtemp(prefix="obieg-test-")
    Path(os.environ["OBIEG_TEST_DATA"]).chmod(0o755)  # root's server runs as another user

os.environ.pop("DATABASE_URL", None)
os.environ.pop("REDIS_URL", None)
os.environ |= {"OBIEG_DATA": os.environ["OBIEG_TEST_DATA"], "OBIEG_FSYNC": "off", "DEMO": "1"}

from config.settings import *  # noqa: F403 - the environment comes first
from config.settings import DATA

WORKER_DATA = DATA / os.environ.get("PYTEST_XDIST_WORKER", "main")
MEDIA_ROOT = WORKER_DATA / "media"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {}
