"""The commands: procedures as data and as pages, terms that are due, days that are sealed."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as django_settings
from django.core.management import CommandError, call_command

from cases.procedure import procedures, specs
from tests.cases.office import Office


def printed(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_procedures_are_printed_as_data_with_exactly_the_agreed_keys() -> None:
    (found,) = json.loads(printed("procedures", "--json"))

    assert list(found) == ["code", "name", "regime", "states", "ordinary_path", "steps"]
    assert found["code"] == "INC_FM"
    assert found["ordinary_path"] == ["submit", "start_review", "forward"]
    forward = next(step for step in found["steps"] if step["name"] == "forward")
    assert forward == {
        "name": "forward",
        "label": "Przekaż ministrowi",
        "sources": ["FORMAL_REVIEW"],
        "targets": ["FORWARDED"],
        "actor": "OPERATOR",
        "basis": "art. 18 ust. 6",
        "terms": ["FR", "MIN"],
    }


def test_acts_are_not_among_the_steps() -> None:
    (found,) = json.loads(printed("procedures", "--json"))
    names = {step["name"] for step in found["steps"]}
    assert names == {spec.name for spec in specs(procedures()[0]).values() if spec.is_step}
    assert "note" not in names


def test_the_table_names_every_step_and_act() -> None:
    table = printed("procedures")
    for name in specs(procedures()[0]):
        assert name in table


def test_generated_pages_are_written_and_a_stale_one_is_found(
    tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(django_settings, "BASE_DIR", tmp_path)
    with pytest.raises(CommandError, match=r"INC_FM\.md"):
        call_command("procedures", "--check")

    call_command("procedures", "--write")
    call_command("procedures", "--check")

    page = tmp_path / "docs" / "procedures" / "INC_FM.md"
    assert "stateDiagram-v2" in page.read_text("utf-8")
    assert "FORMAL_REVIEW --> FORWARDED: forward" in page.read_text("utf-8")
    page.write_text(page.read_text("utf-8") + "x", "utf-8")
    with pytest.raises(CommandError):
        call_command("procedures", "--check")


def test_what_is_due_runs_once(office: Office) -> None:
    with time_machine.travel("2026-03-12T10:00:00+01:00"):
        office.deliver_call(office.case("AWAITING_SUPPLEMENT"), date(2026, 3, 12))
    with time_machine.travel("2026-04-14T10:00:00+02:00"):
        assert printed("run_due").startswith("Wykonano: 1")
        assert printed("run_due").startswith("Wykonano: 0")


def test_past_days_are_sealed(office: Office) -> None:
    with time_machine.travel("2026-03-12T10:00:00+01:00"):
        office.case("SUBMITTED")
    with time_machine.travel("2026-03-13T10:00:00+01:00"):
        assert printed("seal_days").strip() == "Zapieczętowano dni: 1."
