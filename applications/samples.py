"""A whole, valid application of invented content: for the demo, for scenarios of the law and for tests."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from applications.circumstances import ORGANISATION, PERSON
from applications.contents import Contents, put, value_in
from applications.fees import exempt
from applications.field import FieldKind
from applications.fields import FIELDS, applies
from applications.models import Application
from applications.opening import Opening, ids_of, part_of
from applications.outcome_edit import rename
from applications.saving import lock
from applications.values import is_empty
from cases import service as cases
from cases.enums import CaseKind
from cases.models import Case
from documents import service as documents
from institutions.actor import Actor
from institutions.enums import StatutoryBasis
from institutions.models import Division, Organisation, Sector
from kernel import clock
from register import samples
from register.description import Description, SqfReference, parse
from register.outcomes import OutcomeSet

NIP: Final = "0001234562"
KRS: Final = "9900012345"

SAMPLE_PDF: Final = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
"""One empty page, enough for the check of types by content."""

_NEEDS: Final = (
    "Z badania przeprowadzonego wśród 214 pracodawców wynika, że 62 % z nich w ostatnich dwóch latach szukało osób "
    "z opisanymi umiejętnościami, a 48 % nie znalazło ich w ciągu trzech miesięcy.\n\n"
    "Osoby, które uczyły się w pracy, nie mają dziś sposobu, aby to potwierdzić. Kwalifikacja odpowiada "
    "na obie potrzeby."
)
_SIMILARITIES: Final = (
    "Porównano kwalifikacje o zbliżonym charakterze zapisane w rejestrze. Część wspólna dotyczy przygotowania "
    "stanowiska i bezpieczeństwa. Różni je zakres czynności: zgłaszana kwalifikacja obejmuje samodzielną pracę "
    "i odpowiedzialność za jej wynik."
)
_OTHER: Final = "Kwalifikację popierają organizacje branżowe. W pilotażu wzięło udział 38 osób, walidację ukończyło 31."

_FILES: Final = {"F1": "uchwala.pdf", "F2": "statut.pdf", "F4": "potwierdzenie-przelewu.pdf"}


@dataclass(frozen=True, slots=True)
class Sample:
    """Content and description of one application; `files` are the rows that need an attachment."""

    content: dict[str, object]
    description: Description
    files: tuple[str, ...]


def complete_content(
    kind: str,
    *,
    number: int = 0,
    organisation: Organisation | None = None,
    division: str = "gospodarka",
    sector: str = "",
    framework: str = "",
    on: date | None = None,
) -> Sample:
    """Everything that an application of this kind needs when it is sent on the day `on` (today when not given).

    `number` chooses the qualification (register.samples), `sector` its sector with the framework that exists for it.
    """
    day = on or clock.today()
    description = described(number, framework)
    content: dict[str, object] = {
        "administrationDivision": division,
        "sector": sector,
        "justification.needs": _NEEDS,
        "justification.similarities": _SIMILARITIES,
        "justification.other": _OTHER,
        "fee.paidOn": (day - timedelta(days=3)).isoformat(),
        "applicant.representatives": [{"name": "Emilia Przykładowa", "position": "prezes zarządu"}],
        **_applicant(kind, organisation),
    }
    if kind == CaseKind.INC_SEC and exempt(kind, day):
        content["fee.exemptionClaimed"] = False
    files = ("F2", "F4") if kind == CaseKind.INC_SEC else ("F4",)
    return Sample(content, description, files)


def described(number: int, framework: str = "") -> Description:
    """The sample qualification as an application proposes it: without what only the minister assigns."""
    whole = samples.sample_description(number)
    references = whole.proposed_sqf_references
    if framework and not references:
        references = (SqfReference(framework=framework[:20], level=whole.proposed_pqf_level),)
    return whole.model_copy(
        update={
            "pqf_level": None,
            "sqf_references": (),
            "review_due": None,
            "proposed_sqf_references": references if framework else (),
        }
    )


def _applicant(kind: str, organisation: Organisation | None) -> dict[str, object]:
    who = organisation or Organisation(
        name="Przykładowa Szkoła sp. z o.o.", street="ul. Próbna 1", postal_code="00-001", seat="Warszawa"
    )
    content: dict[str, object] = {
        "applicant.name": who.name,
        "applicant.seatAddress": who.address or "ul. Próbna 1, 00-001 Warszawa",
        "applicant.krs": who.krs or ("" if who.is_person else KRS),
        "applicant.filerEmail": who.email or "wnioski@przyklad.pl",
    }
    if kind == CaseKind.INC_SEC:
        return content | {"applicant.statutoryBasis": who.statutory_basis or StatutoryBasis.CHAMBERS.value}
    by_pesel = who.is_person and who.pesel
    tax_id = {"kind": "pesel", "number": who.pesel} if by_pesel else {"kind": "nip", "number": who.nip or NIP}
    return content | {
        "applicant.type": PERSON if who.is_person else ORGANISATION,
        "applicant.correspondenceAddress": (who.correspondence_address or who.address) if who.is_person else "",
        "applicant.taxId": tax_id,
        "applicant.runsBusiness": who.runs_business,
        "activityStatement": "" if who.runs_business else "edukacja i szkolenia osób dorosłych",
    }


def fill(
    case: Case,
    actor: Actor,
    *,
    number: int = 0,
    on: date | None = None,
    division: Division | None = None,
    sector: Sector | None = None,
    overrides: Mapping[str, object] | None = None,
) -> Application:
    """Fills the application of a case whole, with its files, as a person would have done. For scenarios and the demo.

    Division and sector are those of the case where they are not given. `overrides` replaces single values by
    field code.
    """
    with transaction.atomic():
        case, application = lock(case)
        sector = sector or case.sector or _sector_of(case)
        division = division or case.division or Division.objects.order_by("id").first()
        sample = complete_content(
            case.kind,
            number=number,
            organisation=case.applicant,
            division=division.code if division else "",
            sector=sector.code if sector else "",
            framework=sector.framework if sector else "",
            on=on,
        )
        application.content = sample.content
        application.description = sample.description.model_dump(mode="json")
        for code, value in (overrides or {}).items():
            one = next(field for field in FIELDS if field.code == code)
            put(one, value, application.content, application.description)
        application.changed_by_id = actor.person_id
        application.save()
        cases.describe(case, title=str(application.description["name"]), division=division, sector=sector)
        attach_samples(case, actor, sample.files)
    return application


def _sector_of(case: Case) -> Sector | None:
    """The applicant's own sector; sectoral applications need one, so any of them in the end."""
    own = case.applicant.sectors.order_by("id").first()
    return own if own or case.kind != CaseKind.INC_SEC else Sector.objects.order_by("id").first()


def attach_samples(case: Case, actor: Actor, rows: tuple[str, ...]) -> None:
    """Attaches a sample file under each of the rows (F1, F2, F4), and has it scanned at once."""
    for row in rows:
        upload = SimpleUploadedFile(_FILES[row], SAMPLE_PDF, "application/pdf")
        documents.scan_now(documents.attach(case, row, upload, actor))


def mend(case: Case, actor: Actor, *, number: int = 1) -> None:
    """Changes the texts, files and parts of the description that a call opened to other valid ones."""
    with transaction.atomic():
        case, application = lock(case)
        contents = Contents(case, application)
        other = complete_content(case.kind, number=number, organisation=case.applicant)
        fresh = other.description.model_dump(mode="json")
        rows = []
        for one in FIELDS:
            if one.code not in application.corrections or not applies(one, contents.circumstances):
                continue
            if one.is_file:
                rows.append(one.row)
            elif one.kind is FieldKind.LONG_TEXT and not one.path:
                put(one, f"{contents.value(one) or ''}\n\nPoprawiono po wezwaniu.".strip(), application.content, {})
            elif one.path and not is_empty(value := value_in(one, {}, fresh)):
                put(one, value, {}, application.description)
        _mend_parts(application)
        application.save()
        attach_samples(case, actor, tuple(rows))


def _mend_parts(application: Application) -> None:
    """Adds a word to the text of every open part of the outcomes."""
    outcomes = parse(application.description).learning_outcomes
    for part_id in sorted(Opening.of(application.corrections).parts & ids_of(outcomes)):
        part = part_of(outcomes, part_id)
        assert part is not None  # its id was just found
        text = part.title if isinstance(part, OutcomeSet) else part.text
        outcomes = rename(outcomes, part_id, f"{text} (doprecyzowano)")
    application.description["learning_outcomes"] = outcomes.model_dump(mode="json")
