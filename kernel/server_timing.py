"""Tells in each answer how long it took, so that a slow page shows itself in the browser."""

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

MEASURED = ("text/html", "application/json", "application/problem+json")


class Stopwatch:
    """Counts queries and the seconds spent in them; a wrapper for `connection.execute_wrapper`."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.queries = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.seconds += time.perf_counter() - started
            self.queries += 1


class ServerTimingMiddleware:
    """Adds `Server-Timing: total;dur=12.3, db;dur=4.5;desc="7"` (ms; number of queries). Demo mode only."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started, watch = time.perf_counter(), Stopwatch()
        with connection.execute_wrapper(watch):
            response = self.get_response(request)
        if response.headers.get("Content-Type", "").startswith(MEASURED):
            total = (time.perf_counter() - started) * 1000
            response.headers["Server-Timing"] = (
                f'total;dur={total:.1f}, db;dur={watch.seconds * 1000:.1f};desc="{watch.queries}"'
            )
        return response
