"""How the public form keeps machines out without asking anybody anything: a signed time, a count for each address.

The address itself is kept nowhere: only a keyed hash of it, for an hour.
"""

import hmac
from datetime import timedelta
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _

from kernel import clock
from kernel.refusals import GuardFailed

WINDOW: Final = timedelta(hours=1)
MOST: Final = 30
"""Remarks from one address in the window: who comments outcome by outcome does not meet it, a machine does."""

QUICKEST: Final = timedelta(seconds=3)
LONGEST: Final = timedelta(hours=24)
_SALT: Final = "inclusion.consultation.form"


def stamp() -> str:
    """The signed moment at which the form was shown."""
    return signing.dumps(int(clock.now().timestamp()), salt=_SALT)


def require_human_pace(value: str) -> None:
    """Raises GuardFailed for a form sent faster than anybody types, or older than a day; the text stays in it."""
    try:
        age = int(clock.now().timestamp()) - int(signing.loads(value, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        raise GuardFailed(_("Formularz był otwarty na innej stronie. Wyślij uwagę jeszcze raz.")) from None
    if age < QUICKEST.total_seconds():
        raise GuardFailed(_("Uwaga przyszła szybciej, niż ktokolwiek pisze. Sprawdź ją i wyślij jeszcze raz."))
    if age > LONGEST.total_seconds():
        raise GuardFailed(_("Formularz był otwarty dłużej niż dobę. Sprawdź treść i wyślij jeszcze raz."))


def count_one(request: HttpRequest) -> None:
    """Counts a remark from this address. Raises GuardFailed when there were too many in the last hour."""
    key = f"consultation:{_hash_of(_address(request))}"
    seconds = int(WINDOW.total_seconds())
    cache.add(key, 0, seconds)
    try:
        number = cache.incr(key)
    except ValueError:  # it ran out between the two calls
        cache.set(key, 1, seconds)
        number = 1
    if number > MOST:
        raise GuardFailed(
            _(
                "Z Twojego adresu w sieci przyszło w ciągu godziny %(most)s uwag i więcej teraz nie przyjmiemy."
                " Treść została w formularzu: wyślij ją za godzinę."
            )
            % {"most": MOST},
            most=MOST,
        )


def _hash_of(address: str) -> str:
    return hmac.new(f"{_SALT}:{settings.SECRET_KEY}".encode(), address.encode(), sha256).hexdigest()


def _address(request: HttpRequest) -> str:
    """The visitor's address; behind a trusted proxy the one that the proxy saw."""
    if getattr(settings, "SECURE_PROXY_SSL_HEADER", None):
        forwarded = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if forwarded:
            return forwarded
    return str(request.META.get("REMOTE_ADDR", ""))
