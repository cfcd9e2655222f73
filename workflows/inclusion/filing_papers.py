"""Papers of a filing: the UPP (regulation Dz.U. 2018 poz. 180 § 13) and the whole application as a document."""

from typing import Final

from applications import queries as applications
from applications.corrections import TargetState
from applications.models import Snapshot
from applications.printing import outcomes_text, sections_text
from cases.deadlines import compute
from cases.procedure import Procedure
from cases.spec import Move
from documents import service as documents
from documents.letters import FileText
from documents.receipts import Upp
from institutions.queries import operator
from kernel.text import date_long
from register.description import Description
from workflows.inclusion.documents import AnsweredRemark, ApplicationText, StatementText

_ANSWERS: Final = {
    TargetState.OPEN: "bez zmian",
    TargetState.CHANGED: "poprawiono",
    TargetState.EXPLAINED: "wyjaśniono bez zmiany",
    TargetState.REMOVED: "usunięto tę część",
}


def issue_papers(case: Procedure, snapshot: Snapshot, move: Move) -> None:
    """Writes the printed application and the UPP; both are rendered by the worker."""
    application = _application(case, snapshot, move)
    document = documents.issue(case, "application", data=application, visibility=documents.Visibility.FILE, at=move.at)
    documents.issue_upp(case, data=_upp(case, snapshot, move, document.mark), at=move.at)


def _upp(case: Procedure, snapshot: Snapshot, move: Move, document_mark: str) -> Upp:
    applicant, body = documents.party_of(case.applicant), documents.party_of(operator())
    due = compute(case.terms["FR"], move.legal_day).due
    return Upp(
        sender=body,
        identifier=documents.next_mark(case),
        addressee=body,
        filer=applicant,
        delivered_at=move.at,
        made_at=move.at,
        document_identifier=document_mark,
        subject=f"Wniosek o włączenie kwalifikacji „{case.title}” do ZSK, wersja {snapshot.number}",
        sha256=snapshot.sha256,
        files=_files(snapshot),
        next_steps=(
            f"Podmiot prowadzący ZRK sprawdzi wniosek pod względem formalnym do {date_long(due)} (art. 18 ust. 1).",
            "Jeśli znajdzie braki, wezwie do ich usunięcia w 30 dni od doręczenia wezwania (art. 18 ust. 4).",
            "Poprawny wniosek przekaże ministrowi, który ma 4 miesiące na jego rozpatrzenie (art. 24).",
        ),
    )


def _files(snapshot: Snapshot) -> tuple[FileText, ...]:
    return tuple(
        FileText(name=one["name"], label=one["field"], size=one["size"], sha256=one["sha256"])
        for one in snapshot.content["files"]
    )


def _application(case: Procedure, snapshot: Snapshot, move: Move) -> ApplicationText:
    return ApplicationText(
        kind=case.kind,
        qualification=case.title,
        applicant=case.applicant.name,
        sender=documents.party_of(case.applicant),
        addressee=operator().name,
        filed_at=move.at,
        version=snapshot.number,
        sections=sections_text(applications.answers_of_snapshot(snapshot)),
        outcomes=outcomes_text(Description.model_validate(snapshot.content["description"]), noted=True),
        statements=tuple(
            StatementText(text=one["text"], clause=one["clause"], made_by=move.actor.name, made_at=move.at)
            for one in snapshot.content["statements"]
        ),
        attachments=_files(snapshot),
        sha256=snapshot.sha256,
        remarks=tuple(
            AnsweredRemark(
                label=one["label"],
                remark=one["remark"],
                answer=_ANSWERS[TargetState[one["state"]]],
                explanation=one["explanation"],
            )
            for one in snapshot.content.get("remarks", ())
        ),
    )
