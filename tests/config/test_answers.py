"""What every answer carries: how long it took, and what the browser may do with it."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_every_answer_of_the_demo_says_how_long_it_took(client: Client):
    for address in ("/", "/health/ready"):
        header = client.get(address).headers["Server-Timing"]
        assert re.fullmatch(r'total;dur=\d+\.\d, db;dur=\d+\.\d;desc="\d+"', header), header


def test_nothing_from_elsewhere_and_nothing_inline_may_run(client: Client):
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_no_page_is_framed_or_sniffed_and_no_sensor_is_allowed(client: Client):
    headers = client.get("/").headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]
