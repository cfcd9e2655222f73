"""The settings for what the law leaves open."""

import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases import open_points
from cases.open_points import InvalidSettings, OpenPoint, Rate, Value
from cases.open_points.domains import Settled
from cases.terms import Regime, last_day

ROOT = Path(__file__).parents[2]
POINTS = open_points.all_points()


def by_code(point: OpenPoint) -> str:
    return point.code


def as_written(value: Value) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, tuple):
        return ",".join(f"{rate.valid_from}:{rate.amount}" for rate in value)
    return str(value)


def test_the_defaults_are_those_of_the_specification(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in [name for name in os.environ if name.startswith("OBIEG_LAW_")]:
        monkeypatch.delenv(variable)
    assert open_points.flag("T0_IS_HANDOVER")
    assert open_points.flag("T0_KEPT_ON_CHANGE_OF_MINISTER")
    assert open_points.flag("EXTENSION_FROM_T0")
    assert open_points.flag("POSITIVE_AFTER_NEGATIVE_OPINION")
    assert not open_points.flag("INFORM_COUNCILS_IS_GUARD")
    assert not open_points.flag("WD_SATURDAY_IS_WORKING")
    assert open_points.number("DEEMED_DELIVERY_DAYS") == 14
    assert open_points.word("SEC_CONSULTATION") == "OPTIONAL"
    assert open_points.day("BCU_EXEMPTION_LAST_DAY") == date(2026, 6, 30)
    assert open_points.rates("FEE_INCLUSION")[-1].amount == 2218
    assert open_points.inclusion_regime() is Regime.ANALOGY


@pytest.mark.parametrize("point", POINTS, ids=by_code)
def test_every_point_says_what_it_asks_and_why_it_is_answered_so(point: OpenPoint) -> None:
    assert point.question.endswith("?")
    assert point.reason.endswith(".")
    assert point.basis
    assert point.source
    assert point.show(point.default)
    assert not point.title.endswith(".")


def test_codes_are_unique() -> None:
    codes = [point.code for point in POINTS]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("point", [point for point in POINTS if not point.is_settled], ids=by_code)
def test_a_default_can_be_written_as_a_setting(point: OpenPoint) -> None:
    written = as_written(point.default)
    assert point.domain.read(written) == point.default


@pytest.mark.parametrize(
    ("code", "written", "value"),
    [
        ("T0_IS_HANDOVER", "0", False),
        ("DEEMED_DELIVERY_DAYS", "0", 0),
        ("SEC_CONSULTATION", "NEVER", "NEVER"),
        ("BCU_EXEMPTION_LAST_DAY", "2027-06-30", date(2027, 6, 30)),
        ("FEE_TITLE_INC_FM", "Opłata: {name}", "Opłata: {name}"),
        (
            "FEE_INCLUSION",
            "2016-01-15:2000, 2029-01-01:2500.50",
            (Rate(date(2016, 1, 15), Decimal(2000)), Rate(date(2029, 1, 1), Decimal("2500.50"))),
        ),
    ],
)
def test_the_environment_overrides_a_default(
    code: str, written: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"OBIEG_LAW_{code}", written)
    open_points.validate()
    assert open_points.setting(code) == value


@pytest.mark.parametrize(
    ("code", "written", "sentence"),
    [
        ("T0_IS_HANDOVER", "tak", "wpisz 1"),
        ("T0_IS_HANDOVER", "", "wpisz 1"),
        ("DEEMED_DELIVERY_DAYS", "61", "od 0 do 60"),
        ("DEEMED_DELIVERY_DAYS", "-1", "od 0 do 60"),
        ("SEC_CONSULTATION", "SOMETIMES", "OPTIONAL"),
        ("BCU_EXEMPTION_LAST_DAY", "30.06.2026", "RRRR-MM-DD"),
        ("FEE_TITLE_INC_FM", "ZSK art. 14", "{name}"),
        ("CERTIFICATE_NAME_INC_FM", " ", "wpisz tekst"),
        ("FEE_INCLUSION", "2024-01-01:2218,2016-01-15:2000", "od najstarszej"),
        ("FEE_INCLUSION", "2024-01-01:-1", "bez kwot ujemnych"),
        ("FEE_INCLUSION", "2024-01-01:NaN", "bez kwot ujemnych"),
        ("FEE_INCLUSION", "dużo", "RRRR-MM-DD:kwota"),
        ("KPA_REMEDIES", "tak", "nie zmienia się ustawieniem"),
        ("NO_SUCH_POINT", "1", "nie ma takiego ustawienia"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_to_write(code: str, written: str, sentence: str) -> None:
    with pytest.raises(InvalidSettings) as refusal:
        open_points.validate({f"OBIEG_LAW_{code}": written, "PATH": "/bin"})
    assert f"OBIEG_LAW_{code}: " in str(refusal.value)
    assert sentence in str(refusal.value)


def test_all_wrong_settings_are_named_at_once() -> None:
    with pytest.raises(InvalidSettings) as refusal:
        open_points.validate({"OBIEG_LAW_T0_IS_HANDOVER": "x", "OBIEG_LAW_EXTENSION_FROM_T0": "y"})
    assert len(str(refusal.value).splitlines()) == 2


def test_an_unknown_code_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        open_points.setting("NO_SUCH_POINT")


def test_the_system_does_not_start_with_a_wrong_setting() -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "law_settings"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=os.environ | {"OBIEG_LAW_T0_IS_HANDOVER": "maybe"},
    )
    assert done.returncode != 0
    assert "OBIEG_LAW_T0_IS_HANDOVER: wpisz 1 (tak) albo 0 (nie)." in done.stderr


def test_the_calendar_and_the_regime_follow_their_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    assert last_day(date(2025, 12, 31), "20wd", open_points.legal_calendar()).due == date(2026, 1, 30)
    monkeypatch.setenv("OBIEG_LAW_WD_SATURDAY_IS_WORKING", "1")
    monkeypatch.setenv("OBIEG_LAW_INCLUSION_TIME_RULES", "KPA57")
    assert last_day(date(2025, 12, 31), "20wd", open_points.legal_calendar()).due == date(2026, 1, 26)
    assert open_points.inclusion_regime() is Regime.KPA


class TestCommand:
    """`manage.py law_settings`."""

    def test_json_lists_every_point_with_its_value(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OBIEG_LAW_T0_IS_HANDOVER", "0")
        out = StringIO()
        call_command("law_settings", "--json", stdout=out)
        listed = {entry["code"]: entry for entry in json.loads(out.getvalue())}
        assert len(listed) == len(POINTS)
        assert listed["T0_IS_HANDOVER"]["value"] == "od potwierdzenia odbioru przez ministerstwo"
        assert listed["T0_IS_HANDOVER"]["default"] == "od przekazania wniosku ministrowi przez portal"
        assert listed["KPA_REMEDIES"]["variable"] is None

    def test_a_changed_setting_is_shown_beside_its_default(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OBIEG_LAW_DEEMED_DELIVERY_DAYS", "7")
        out = StringIO()
        call_command("law_settings", stdout=out)
        assert "Doręczenie nieodebranego pisma: 7 dni (domyślnie: 14 dni) – art. 18 ust. 4" in out.getvalue()

    def test_the_committed_page_is_current_whatever_the_environment_says(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("OBIEG_LAW_DEEMED_DELIVERY_DAYS", "7")
        call_command("law_settings", "--check")

    def test_a_stale_page_fails_and_writing_mends_it(self, tmp_path: Path, settings: pytest.FixtureRequest) -> None:
        settings.BASE_DIR = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings take any name
        (tmp_path / "docs").mkdir()
        with pytest.raises(CommandError, match="nieaktualna"):
            call_command("law_settings", "--check")
        call_command("law_settings", "--write")
        call_command("law_settings", "--check")


def test_settled_points_are_not_choices() -> None:
    assert all(isinstance(point.domain, Settled) == (not point.domain.choices) for point in POINTS)
