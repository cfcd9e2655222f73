"""What the office knows beside the application: the fee, and whether the applicant's numbers are right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.urls import reverse
from stdnum.exceptions import ValidationError as WrongNumber
from stdnum.pl import nip, pesel, regon

from applications.answers import Answer, AnswerSection, FileAnswer
from applications.contents import Contents
from applications.fees import REFUND_RULE, fee
from applications.queries import fee_due
from cases.models import Case
from cases.panels import step_address
from cases.queries import visible_to
from institutions.actor import Actor
from institutions.models import Organisation
from institutions.queries import same_identifiers
from kernel import clock
from kernel.components import Fact, StatusTag
from kernel.text import date_long, money
from register import vocabularies
from workflows.inclusion.models import Inclusion, facts_of

NOT_ASKED: Final = (
    "Sprawdzamy cyfry kontrolne i własny wykaz organizacji. Nie pytamy KRS, CEIDG, rejestru REGON ani wykazu "
    "podatników VAT: system nie ma z nimi połączenia. Potrzebny odpis pobierz z tych rejestrów samodzielnie."
)
RIGHT: Final = StatusTag("zgodny", tone="ok", icon="check")
WRONG: Final = StatusTag("do sprawdzenia", tone="bad", icon="warn")
PLAIN: Final = StatusTag("bez cyfry kontrolnej", icon="info")


@dataclass(frozen=True, slots=True)
class Check:
    """One fact about the applicant, with what looking at it said."""

    label: str
    value: str
    tag: StatusTag
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class FeePanel:
    """The fee of this application; `seen_href` leads to the act that notes it on the account."""

    rows: Sequence[Fact]
    files: Sequence[FileAnswer]
    refund: str
    seen_href: str


def fee_panel(case: Case, answers: Sequence[AnswerSection], here: Contents, *, may_note: bool) -> FeePanel:
    """Amount in force on the day of filing, with its source, the title of the transfer, the proof, the account."""
    facts, known = facts_of(case), _by_code(answers)
    proof = known.get("feeProof")
    return FeePanel(
        [*fee_rows(case, facts, here), *_paid(known)],
        proof.files if proof else (),
        REFUND_RULE,
        step_address(case.pk, "fee_seen") if may_note and facts.fee_seen_on is None else "",
    )


def fee_rows(case: Case, facts: Inclusion, here: Contents | None = None) -> list[Fact]:
    """What was due on the day of filing and what came."""
    due = fee_due(case, here)
    day = clock.day_of(case.submitted_at) if case.submitted_at else clock.today()
    rate = fee(case.kind, day, case.title)
    exempt = rate.exemption.basis if rate.exemption and due is None else ""
    return [
        Fact("Stawka w dniu złożenia", f"{money(rate.amount)}, {date_long(day)}"),
        Fact("Do zapłaty", money(due) if due is not None else f"nic – zwolnienie, {exempt}"),
        Fact("Skąd ta kwota", rate.source),
        Fact("Tytuł przelewu", rate.transfer_title),
        Fact("Na rachunku", _seen(facts)),
        *_short(facts, due),
    ]


def _seen(facts: Inclusion) -> str:
    if facts.fee_seen_on is None or facts.fee_amount is None:
        return "jeszcze nie odnotowano wpływu"
    return f"{money(facts.fee_amount)}, {date_long(facts.fee_seen_on)}"


def _short(facts: Inclusion, due: Decimal | None) -> Iterator[Fact]:
    if facts.fee_amount is not None and due is not None and facts.fee_amount < due:
        yield Fact("Brakuje", money(due - facts.fee_amount))


def _paid(known: dict[str, Answer]) -> Iterator[Fact]:
    for code in ("fee.paidOn", "fee.exemptionReason"):
        if (answer := known.get(code)) and answer.words:
            yield Fact(answer.label, answer.words)


def checks_of(case: Case, answers: Sequence[AnswerSection], actor: Actor) -> list[Check]:
    """The applicant's identifiers, the same body entered twice, and its earlier cases."""
    known, applicant = _by_code(answers), case.applicant
    return [
        *_tax_number(known.get("applicant.taxId"), applicant),
        *_krs(known.get("applicant.krs"), applicant),
        *_regon(applicant),
        *_pkd(known.get("pkdCode")),
        *_twins(applicant),
        _earlier(case, actor),
    ]


def _tax_number(answer: Answer | None, applicant: Organisation) -> Iterator[Check]:
    if answer is None or not answer.words:
        return
    number = answer.words.removeprefix("NIP ").removeprefix("PESEL ").strip()
    if len(number) == len("12345678901") and number.isdigit():
        tag = _checked(pesel.is_valid(number))
        yield Check("PESEL", f"•••••••{number[-4:]}", tag, _against(number, applicant.pesel))
    elif number.replace("-", "").isdigit():
        plain = nip.compact(number)
        yield Check("NIP", number, _checked(nip.is_valid(plain)), _against(plain, applicant.nip))
    else:
        yield Check("Zagraniczny numer podatkowy", number, PLAIN)


def _krs(answer: Answer | None, applicant: Organisation) -> Iterator[Check]:
    if answer is not None and answer.words:
        tag = PLAIN if answer.words.isdigit() and len(answer.words) == len("0000000000") else WRONG
        yield Check("KRS", answer.words, tag, _against(answer.words, applicant.krs))


def _regon(applicant: Organisation) -> Iterator[Check]:
    if not applicant.regon:
        return
    try:
        regon.validate(applicant.regon)
    except WrongNumber:
        yield Check("REGON (z naszego wykazu)", applicant.regon, WRONG, "cyfra kontrolna się nie zgadza")
    else:
        yield Check("REGON (z naszego wykazu)", applicant.regon, RIGHT, "cyfra kontrolna się zgadza")


def _pkd(answer: Answer | None) -> Iterator[Check]:
    if answer is None or not answer.words:
        return
    code = answer.words.split()[0]
    entry = vocabularies.pkd(code)
    if entry is None:
        yield Check("PKD", answer.words, WRONG, "tego kodu nie ma w PKD 2025")
    else:
        yield Check("PKD", entry.code, RIGHT, entry.name)


def _twins(applicant: Organisation) -> Iterator[Check]:
    for twin in same_identifiers(applicant)[:3]:
        note = "ten sam numer ma inna organizacja w naszym wykazie"
        yield Check("Podwójny wpis", twin.name, WRONG, note)


def _earlier(case: Case, actor: Actor) -> Check:
    others = visible_to(actor).filter(applicant_id=case.applicant_id).exclude(pk=case.pk).exclude(sign=None)
    signs = list(others.order_by("-submitted_at", "-id").values_list("sign", flat=True)[:6])
    shown = ", ".join(str(sign) for sign in signs[:5]) + (" i wcześniejsze" if len(signs) > 5 else "")
    href = f"{reverse('cases:queue')}?q={case.applicant.nip}" if signs and case.applicant.nip else ""
    return Check(
        "Inne sprawy tego wnioskodawcy", shown or "żadnej", StatusTag("z naszych spraw", icon="info"), "", href
    )


def _checked(valid: bool) -> StatusTag:
    return RIGHT if valid else WRONG


def _against(number: str, entered: str) -> str:
    """How the number of the application compares with that of our own list of organisations."""
    if not entered:
        return "w naszym wykazie organizacji tego numeru nie ma"
    return "taki sam jest w naszym wykazie organizacji" if entered == number else f"w naszym wykazie jest {entered}"


def _by_code(answers: Sequence[AnswerSection]) -> dict[str, Answer]:
    return {one.field.code: one for section in answers for item in section.items for one in item.answers}
