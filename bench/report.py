"""The report as Markdown: one table, and what it means."""

from collections.abc import Iterator

from bench.rows import Row
from bench.run import Report

HEAD = "| What | p50 ms | p95 ms | cpu ms | bar ms | p50 / bar | cpu / bar | queries few → many | bar | kB | bar | |"
RULE = "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|"
EXPLANATION = """
*p50*, *p95*: wall clock of one request through Django's test client, warm, signed in, session and rights included;
for a step: its transaction without the commit, the quickest of four; for a PDF: the worker's part. *cpu*: the processor
time of the product and its database server together in the run that was least disturbed, which is about what a machine
without other work needs. *queries*: with few and with many rows behind the same page; they must be equal. *kB*: the
answer; for a first visit the page, styles, scripts and typefaces together, compressed as production sends them. Bars:
the project's design, § 8. What depends on the machine (time) is shown; what does not (queries, bytes, growth) makes
`make bench` fail.
"""


def as_markdown(report: Report) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    size = report.seeding.size
    yield "# Speed and size"
    yield ""
    yield f"Measured on {report.day} by `make bench`: {size.cases} cases, {size.register} entries of the register,"
    yield f"{report.runs} runs of each page. Machine: {report.machine}."
    yield ""
    yield HEAD
    yield RULE
    yield from (_line(row) for row in report.rows)
    yield EXPLANATION
    yield "## Making the database"
    yield ""
    yield from (f"- {line}" for line in report.seeding.lines)


def _line(row: Row) -> str:
    timing, bars = row.timing, row.bars
    cells = [
        row.title,
        _number(timing.p50 if timing else None),
        _number(timing.p95 if timing else None),
        _number(timing.cpu if timing else None),
        _number(bars.ms),
        _ratio(row.ratio),
        _ratio(row.cpu_ratio),
        _queries(row),
        _number(bars.queries),
        _kilobytes(row),
        _number(bars.kilobytes),
        "; ".join(row.broken) or _verdict(row),
    ]
    return f"| {' | '.join(cells)} |"


def _verdict(row: Row) -> str:
    if (row.ratio or 0) <= 1:
        return "ok"
    return "slow" if (row.cpu_ratio or 0) > 1 else "ok but for the busy machine"


def _ratio(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.0f}"


def _queries(row: Row) -> str:
    if row.queries is None:
        return ""
    return str(row.queries) if row.grown is None else f"{row.queries} → {row.grown}"


def _kilobytes(row: Row) -> str:
    if row.transferred is None:
        return ""
    whole = f"{row.transferred / 1000:.0f}"
    return whole if row.script is None else f"{whole} (script {row.script / 1000:.1f})"
