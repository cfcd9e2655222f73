"""`manage.py term` as it is used from a shell: its own process, no database."""

import json
import os
import subprocess
import sys
import time
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[2]


def term(*arguments: str, typed: str | bytes = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "term", *arguments],
        cwd=ROOT,
        input=typed if isinstance(typed, str) else typed.decode("utf-8", "surrogateescape"),
        capture_output=True,
        check=False,
        encoding="utf-8",
        errors="surrogateescape",
        env=os.environ | {"OBIEG_DATA": "/nonexistent", "PYTHONUTF8": "1"} | environment,
    )


def test_json_gives_the_last_day_and_the_steps() -> None:
    done = term("2026-12-11", "14d", "--json")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert list(answer) == ["due", "steps"]
    assert answer["due"] == "2026-12-28"
    assert [step["title"] for step in answer["steps"]] == ["Długość", "Początek", "Bieg", "Przesunięcie"]
    assert answer["steps"][-1]["basis"] == "art. 57 § 4 KPA"


def test_without_json_it_speaks_polish() -> None:
    done = term("2026-11-12", "14d")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "Termin upływa w czwartek 26.11.2026."
    assert lines[2] == "Jak to obliczono:"
    assert lines[3] == "  1. Długość: 14 dni."


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("2026-02-30", "14d"), "Nie ma daty „2026-02-30”."),
        (("2026-12-11", "14"), "Nie rozumiem długości „14”."),
        (("2026-12-11", "0d"), "Wpisz liczbę od 1"),
        (("2026-12-11",), "Podaj dzień i długość terminu"),
        ((), "Podaj dzień i długość terminu"),
        (("9999-12-30", "14d", "--json"), "poza rok 9999"),
        (("-", "14d"), "podaj na wejściu"),
    ],
)
def test_bad_input_gets_a_polish_sentence_and_code_2(arguments: tuple[str, ...], sentence: str) -> None:
    out = StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("term", *arguments, stdout=out)
    assert refusal.value.returncode == 2
    assert sentence in str(refusal.value)
    assert out.getvalue() == ""


def test_the_shell_sees_the_sentence_and_the_code() -> None:
    done = term("2026-02-30", "14d", "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Wpisz istniejący dzień" in done.stderr
    assert "Traceback" not in done.stderr


def test_pairs_from_standard_input_are_answered_line_by_line() -> None:
    done = term("-", "--json", typed="2026-12-11 14d\n\n2026-08-31\t4m\njutro 14d\n2026-12-11\n2025-12-31 20wd")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [answer.get("due") for answer in answers] == ["2026-12-28", "2026-12-31", None, None, "2026-01-30"]
    assert "Nie ma daty „jutro”" in answers[2]["error"]
    assert "Nie rozumiem wiersza „2026-12-11”" in answers[3]["error"]


def test_bytes_that_are_no_text_spoil_one_line_only() -> None:
    done = term("-", "--json", typed=b"\xff\xfe 14d\n2026-12-11 14d\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert "error" in answers[0]
    assert answers[1]["due"] == "2026-12-28"


def test_without_json_each_pair_gets_one_line() -> None:
    assert term("-", typed="2026-12-11 14d\nx 1d\n").stdout.splitlines()[0] == "2026-12-11 14d → 2026-12-28"


def test_ten_thousand_pairs_take_a_few_seconds() -> None:
    first = date(2020, 1, 1)
    lengths = ("14d", "2w", "4m", "20wd")
    pairs = "\n".join(f"{first + timedelta(days=n)} {lengths[n % 4]}" for n in range(10_000))
    started = time.monotonic()
    done = term("-", "--json", typed=pairs)
    assert len(done.stdout.splitlines()) == 10_000
    assert "error" not in done.stdout
    assert time.monotonic() - started < 15


def test_saturdays_follow_the_setting() -> None:
    done = term("2025-12-31", "20wd", "--json", OBIEG_LAW_WD_SATURDAY_IS_WORKING="1")
    assert json.loads(done.stdout)["due"] == "2026-01-26"
