"""When each step of a planned case happened, counted back from today."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from cases.deadlines import compute
from cases.procedure import procedure_for
from demo.seed.plans import DELIVER, Plan
from kernel import clock

GAPS: dict[str, int] = {
    "submit": 0,
    "start_formal_review": 2,
    "fee_seen": 1,
    "call_for_supplement": 4,
    DELIVER: 2,
    "submit_corrected": 12,
    "still_defective": 4,
    "supplement_expired": 31,
    "reject_wrong_applicant": 5,
    "withdraw": 6,
    "forward": 5,
    "receive": 2,
    "declare_not_competent": 4,
    "leave_for_similarity": 20,
    "open_proceedings": 4,
    "inform_councils": 1,
    "open_consultation": 2,
    "close_consultation": 21,
    "appoint_expert_team": 5,
    "deliver_opinion_and_recommendation": 25,
    "send_to_ri": 3,
    "skip_ri": 3,
    "opinion_positive": 14,
    "opinion_negative": 14,
    "pass_council_opinion": 1,
    "pass_opinion_to_team": 1,
    "deliver_second_recommendation": 12,
    "extend": 6,
    "prepare_decision": 5,
    "decide_positive": 9,
    "decide_negative": 9,
    "send_announcement": 1,
    "publish_announcement": 13,
    "open_authority_call": 1,
}
"""Days between a step and the one before it."""

STARTS = {"FR": ("submit", "submit_corrected"), "SUPPL": (DELIVER,), "MIN": ("forward",)}
"""The steps from which each term counts; the last of them on the way is meant."""

FIRST_HOUR = time(8, 20)
LAST_DAYS_SEARCHED = 400


def days_of(plan: Plan, today: date) -> list[date]:
    """Returns the day of every step of the plan, none after today, no office step on a Saturday or Sunday."""
    if not plan.way:
        return []
    gaps = [GAPS[name] for name in plan.way]
    fixed, day = _anchor(plan, gaps, today)
    days = [day] * len(gaps)
    for place in range(fixed - 1, -1, -1):
        days[place] = _workday(days[place + 1] - timedelta(days=gaps[place + 1]), forward=False)
    for place in range(fixed + 1, len(gaps)):
        days[place] = min(_workday(days[place - 1] + timedelta(days=gaps[place]), forward=True), today)
    return days


def _anchor(plan: Plan, gaps: Sequence[int], today: date) -> tuple[int, date]:
    """The step whose day is fixed, and that day."""
    if not plan.term:
        return len(gaps) - 1, _workday(today - timedelta(days=plan.age), forward=False)
    starts = STARTS[plan.term]
    place = max(place for place, name in enumerate(plan.way) if name in starts)
    return place, _start_of_term(plan, today + timedelta(days=plan.due_in))


def _start_of_term(plan: Plan, due: date) -> date:
    """The latest day on which the term must have begun to end on `due`, or on the nearest day before it."""
    rule = procedure_for(plan.kind).terms[plan.term]
    for back in range(LAST_DAYS_SEARCHED):
        day = due - timedelta(days=back)
        if compute(rule, day).due <= due:
            return day
    raise LookupError(f"no day from which {plan.term} ends on {due}")


def _workday(day: date, *, forward: bool) -> date:
    while day.weekday() >= 5:
        day += timedelta(days=1 if forward else -1)
    return day


def moments_of(days: Sequence[date], now: datetime) -> list[datetime]:
    """Returns the moment of every step: in office hours, one after another, all before now."""
    moments: list[datetime] = []
    for place, day in enumerate(days):
        start = datetime.combine(day, FIRST_HOUR, clock.WARSAW)
        moment = start + timedelta(minutes=(37 * place + day.day * 11) % 430)
        if moments:
            moment = max(moment, moments[-1] + timedelta(minutes=9))
        moments.append(moment)
    for place in range(len(moments)):
        latest = now - timedelta(minutes=len(moments) - place)
        moments[place] = min(moments[place], latest)
    return moments
