"""`python manage.py verify_audit`: proves the chains of all cases, the seals of all days and the hashes of evidence."""

from django.core.management.base import BaseCommand, CommandError

from cases.seals import verify


class Command(BaseCommand):
    """Exit code 1 and the first broken link when something does not hold."""

    help = "Sprawdza łańcuchy skrótów zdarzeń, pieczęcie dni oraz skróty wersji wniosków i wpisów."

    def handle(self, **_options: object) -> None:
        proof = verify()
        if proof.fault:
            raise CommandError(f"Dziennik jest naruszony: {proof.fault}.")
        self.stdout.write(
            f"Dziennik jest nienaruszony. Zdarzenia: {proof.events}, pieczęcie dni: {proof.seals}."
            " Wersje wniosków i wpisów zgadzają się ze swoimi skrótami."
        )
