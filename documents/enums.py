"""Words of the room: how far a document is, who may read it, what may be attached."""

from django.db import models


class DocumentState(models.TextChoices):
    PENDING = "PENDING", "w przygotowaniu"
    READY = "READY", "gotowy"
    FAILED = "FAILED", "nie udało się utworzyć pliku"


class ScanState(models.TextChoices):
    """What is known of a file's safety. Only a clean one is given out, sent or shown to others."""

    WAITING = "WAITING", "czeka na sprawdzenie"
    CLEAN = "CLEAN", "sprawdzony, bez zagrożeń"
    QUARANTINED = "QUARANTINED", "zagrożenie, plik w kwarantannie"
    UNSCANNED = "UNSCANNED", "jeszcze niesprawdzony, program antywirusowy nie odpowiada"


class Visibility(models.TextChoices):
    """Who may read a document besides the officials who see the case.

    OUTGOING: the recipients named in deliveries, each after confirming receipt.
    FILE: everybody who sees the case (the application, its confirmation).
    INTERNAL: nobody else. PUBLIC: everybody.
    """

    OUTGOING = "OUTGOING", "do adresatów"
    FILE = "FILE", "w aktach, dla uczestników sprawy"
    INTERNAL = "INTERNAL", "tylko dla organów"
    PUBLIC = "PUBLIC", "publiczny"
