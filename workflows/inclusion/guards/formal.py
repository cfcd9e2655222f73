"""Conditions of the steps of art. 14–18. Each names the facts that are missing."""

from datetime import date

from applications.fields import field
from applications.queries import completeness, rests_of, unready_files
from cases.deadlines import Term, current, terms_of
from cases.procedure import Procedure
from institutions.actor import Actor
from kernel.refusals import GuardFailed
from kernel.text import date_long, plural
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.models import CallStatus, SupplementCall, facts_of


def application_is_complete(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 15, 15b: everything required is there before the application is sent."""
    lacking = completeness(case)
    if lacking:
        raise GuardFailed(
            f"We wniosku brakuje jeszcze {len(lacking)} rzeczy. {lacking[0].sentence}",
            missing=[one.field for one in lacking],
        )


def files_are_safe(case: Procedure, _actor: Actor, _day: date) -> None:
    """Only files that the scanner found clean are sent."""
    unready = unready_files(case)
    if unready:
        raise GuardFailed(unready[0].sentence, missing=[one.field for one in unready])


def only_the_called_for_changed(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 18 ust. 4: outside the targets of the call the corrected version is that which was sent."""
    rests = rests_of(case)
    if not rests.are_same:
        named = ", ".join(f"„{field(code).label_for(case.kind)}”" for code in rests.changed)
        raise GuardFailed(f"Poza uwagami wezwania zmieniło się: {named}. Przywróć tę treść.", fields=rests.changed)


def checklist_is_complete(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 18 ust. 2: every item of the checklist has a verdict, and every defect says what to mend."""
    checklist = checklist_of(case)
    unmarked, unexplained = checklist.unmarked, checklist.unexplained
    if unexplained and not unmarked:
        sentence = f"{', '.join(unexplained)}: odpowiedź „Nie” nie ma uwagi do wezwania. Napisz, co trzeba poprawić."
        raise GuardFailed(sentence, rules=unexplained)
    if unmarked:
        word = plural(
            len(unmarked),
            "pozycja listy kontrolnej nie ma",
            "pozycje listy kontrolnej nie mają",
            "pozycji listy kontrolnej nie ma",
        )
        raise GuardFailed(f"{len(unmarked)} {word} oceny ({', '.join(unmarked)}).", unmarked=unmarked)


def applicant_is_entitled(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 18 ust. 5a: a wrong applicant's application has only one way."""
    if checklist_of(case).entitled is False:
        raise GuardFailed(
            "Wnioskodawca nie jest uprawniony (FR-INC-01 „Nie”). Pozostaw wniosek bez rozpatrzenia.", rule="FR-INC-01"
        )


def applicant_is_not_entitled(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 18 ust. 5a."""
    entitled = checklist_of(case).entitled
    if entitled is None:
        raise GuardFailed("Oceń najpierw, czy wnioskodawca jest uprawniony (FR-INC-01).", rule="FR-INC-01")
    if entitled:
        raise GuardFailed("Wnioskodawca jest uprawniony (FR-INC-01 „Tak”).", rule="FR-INC-01")


def has_defects(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 18 ust. 4: a call needs at least one defect."""
    if not checklist_of(case).defects:
        raise GuardFailed("Lista kontrolna nie wskazuje braków, do których można wezwać.", defects=[])


def no_defects(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 18 ust. 6: only a formally correct application is forwarded."""
    defects = [mark.rule for mark in checklist_of(case).defects]
    if defects:
        word = plural(len(defects), "nieusunięty brak", "nieusunięte braki", "nieusuniętych braków")
        raise GuardFailed(f"{len(defects)} {word} ({', '.join(defects)}).", defects=defects)


def _call(case: Procedure) -> SupplementCall | None:
    return SupplementCall.objects.filter(case_id=case.pk).first()


def not_called_before(case: Procedure, _actor: Actor, _day: date) -> None:
    """Law 3.1.3: a second call is not made; a version that is still defective goes back."""
    if facts_of(case).round > 1:
        raise GuardFailed("Wnioskodawcę już wezwano. Stwierdź, że braki nie są usunięte.", round=facts_of(case).round)


def called_before(case: Procedure, _actor: Actor, _day: date) -> None:
    if facts_of(case).round < 2:
        raise GuardFailed("Najpierw wezwij wnioskodawcę do usunięcia braków.", round=facts_of(case).round)


def call_awaits_approval(case: Procedure, _actor: Actor, _day: date) -> None:
    call = _call(case)
    if call is None or call.status != CallStatus.AWAITING:
        raise GuardFailed("Żaden projekt wezwania nie czeka na akceptację.", status=call.status if call else "")


def call_is_approved(case: Procedure, _actor: Actor, _day: date) -> None:
    """The operator's head of unit approves the call; a version that is still defective goes back without it."""
    call = _call(case)
    if call is None:
        raise GuardFailed("Najpierw przygotuj projekt wezwania i przekaż go kierownikowi komórki.", status="")
    if call.status != CallStatus.APPROVED:
        raise GuardFailed(f"Projekt wezwania jest {CallStatus(call.status).label}.", status=call.status)


def supplement_term(case: Procedure) -> Term | None:
    return current(terms_of(case), "SUPPL")


def call_is_delivered(case: Procedure, _actor: Actor, _day: date) -> None:
    """The term of 30 days starts with the delivery of the call."""
    if supplement_term(case) is None:
        raise GuardFailed("Potwierdź najpierw w skrzynce odbiór wezwania.", term="SUPPL")


def supplement_in_time(case: Procedure, _actor: Actor, day: date) -> None:
    """Art. 18 ust. 4–5: the last day belongs to the term."""
    term = supplement_term(case)
    if term is not None and day > term.due:
        raise GuardFailed(f"Termin na usunięcie braków minął {date_long(term.due)} (art. 18 ust. 5).", due=term.due)


def supplement_term_passed(case: Procedure, _actor: Actor, day: date) -> None:
    term = supplement_term(case)
    if term is None:
        raise GuardFailed("Wezwania jeszcze nie doręczono, więc termin nie biegnie.", term="SUPPL")
    if day <= term.due:
        raise GuardFailed(f"Termin na usunięcie braków mija dopiero {date_long(term.due)}.", due=term.due)


def fee_not_seen(case: Procedure, _actor: Actor, _day: date) -> None:
    seen = facts_of(case).fee_seen_on
    if seen is not None:
        raise GuardFailed(f"Opłatę odnotowano już na rachunku {date_long(seen)}.", seen=seen)


def refund_is_due(case: Procedure, _actor: Actor, _day: date) -> None:
    """Art. 17 ust. 1: the fee is given back after 18(5a) and 18a only, and once."""
    facts = facts_of(case)
    if facts.fee_refunded_on is not None:
        raise GuardFailed(f"Opłatę zwrócono już {date_long(facts.fee_refunded_on)}.", refunded=facts.fee_refunded_on)
    if not facts.fee_refund_due:
        raise GuardFailed("Opłata w tej sprawie nie podlega zwrotowi (art. 17 ust. 1).", due=False)
