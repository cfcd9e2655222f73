"""Section F of the catalogue: attachments, fee and statement (art. 15 ust. 2, art. 15b ust. 2)."""

from typing import Final

from applications import items
from applications.catalogue_applicant import BOTH, FM, SEC_ONLY
from applications.circumstances import Circumstances
from applications.field import Field, FieldKind, Need

_ACTIVITY: Final = "art. 15 ust. 2 pkt 1"
_FEE: Final = "art. 15 ust. 2 pkt 3"


def _no_business(circumstances: Circumstances) -> bool:
    return circumstances.runs_no_business


def _pays(circumstances: Circumstances) -> bool:
    return circumstances.pays


def _may_be_exempt(circumstances: Circumstances) -> bool:
    return circumstances.exemption_exists


def _claims(circumstances: Circumstances) -> bool:
    return circumstances.claims_exemption and circumstances.exemption_exists


FIELDS: Final = (
    Field(
        "activityProof",
        "Dokumenty o zorganizowanej działalności",
        items.ACTIVITY.code,
        FieldKind.FILES,
        _ACTIVITY,
        {FM: Need.OPTIONAL},
        ask="Dołącz dokument o działalności albo wpisz jej obszar do oświadczenia.",
        row="F1",
        rule="FR-INC-05",
        help="Na przykład statut, uchwała lub umowa.",
        condition=_no_business,
    ),
    Field(
        "activityStatement",
        "Oświadczenie: obszar prowadzonej działalności",
        items.ACTIVITY.code,
        FieldKind.LONG_TEXT,
        _ACTIVITY,
        {FM: Need.OPTIONAL},
        ask="Dołącz dokument o działalności albo wpisz jej obszar do oświadczenia.",
        row="F1",
        rule="FR-INC-06",
        limit=2_000,
        help="Zamiast dokumentu. Napisz, w jakim obszarze gospodarki, rynku pracy, edukacji lub szkoleń działasz. "
        "Oświadczenie potwierdzisz przed wysłaniem, pod odpowiedzialnością karną.",
        condition=_no_business,
    ),
    Field(
        "statute",
        "Poświadczona kopia statutu",
        items.STATUTE.code,
        FieldKind.FILES,
        _ACTIVITY,
        SEC_ONLY,
        ask="Dołącz poświadczoną kopię statutu.",
        row="F2",
        rule="FR-INC-05",
        help="Ze statutu wynika działalność w sektorze i zasięg ogólnopolski.",
    ),
    Field(
        "fee.exemptionClaimed",
        "Czy korzystasz ze zwolnienia z opłaty",
        items.FEE.code,
        FieldKind.YES_NO,
        "art. 30 ust. 1 ustawy z 30 sierpnia 2023 r.",
        SEC_ONLY,
        ask="Odpowiedz, czy korzystasz ze zwolnienia z opłaty.",
        rule="FR-INC-07",
        statutory=False,
        help="Zwolnienie dotyczyło prowadzących branżowe centrum umiejętności (BCU) lub strony porozumienia o nim "
        "i wniosków złożonych do 30 czerwca 2026.",
        condition=_may_be_exempt,
    ),
    Field(
        "fee.exemptionReason",
        "Z czego wynika zwolnienie",
        items.FEE.code,
        FieldKind.LONG_TEXT,
        "art. 30 ust. 1 ustawy z 30 sierpnia 2023 r.",
        SEC_ONLY,
        ask="Napisz, z czego wynika zwolnienie z opłaty.",
        rule="FR-INC-07",
        limit=2_000,
        statutory=False,
        help="Nazwa centrum albo data i strony porozumienia.",
        condition=_claims,
    ),
    Field(
        "fee.paidOn",
        "Dzień wniesienia opłaty",
        items.FEE.code,
        FieldKind.DATE,
        "art. 17 ust. 1",
        BOTH,
        ask="Wpisz dzień wniesienia opłaty.",
        rule="FR-INC-07",
        statutory=False,
        help="Data z potwierdzenia przelewu, na przykład 12.11.2026.",
        condition=_pays,
    ),
    Field(
        "feeProof",
        "Dowód wniesienia opłaty",
        items.FEE.code,
        FieldKind.FILES,
        _FEE,
        BOTH,
        ask="Dołącz dowód wniesienia opłaty.",
        row="F4",
        rule="FR-INC-07",
        help="Potwierdzenie przelewu z banku.",
        condition=_pays,
    ),
    Field(
        "truthStatement",
        "Oświadczenie o zgodności danych z prawdą",
        items.TRUTH.code,
        FieldKind.STATEMENT,
        "art. 15 ust. 2 pkt 2",
        BOTH,
        ask="Potwierdź oświadczenie o zgodności danych z prawdą.",
        row="F3",
        rule="FR-INC-06",
    ),
)
