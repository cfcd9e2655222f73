"""The database's own word on states: a case is where its last step left it.

Deferred to the end of the transaction, so that a step may write case and event in any order
and bulk loads by COPY that bring their events pass, while forged writes fail.
"""

import pgtrigger

_CHECK = """
    SELECT c.state, c.version INTO found_state, found_version
      FROM cases_case c WHERE c.id = {case_id};
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT count(*) INTO steps FROM cases_event e WHERE e.case_id = {case_id} AND e.is_step;
    IF steps = 0 THEN
        IF found_state <> 'DRAFT' OR found_version <> 0 THEN
            RAISE EXCEPTION 'case % is in state % without an event', {case_id}, found_state
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
    END IF;
    SELECT e.target INTO last_target FROM cases_event e
     WHERE e.case_id = {case_id} AND e.is_step ORDER BY e.seq DESC LIMIT 1;
    IF found_state <> last_target OR found_version <> steps THEN
        RAISE EXCEPTION 'case %: state % version % do not follow from its events (% after % steps)',
            {case_id}, found_state, found_version, last_target, steps
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
"""
_DECLARE = [
    ("found_state", "text"),
    ("found_version", "integer"),
    ("steps", "integer"),
    ("last_target", "text"),
]


def state_guard() -> pgtrigger.Trigger:
    """On the case: its state is the target of its last step, its version their number."""
    return pgtrigger.Trigger(
        name="state_guard",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state", "version"),
        timing=pgtrigger.Deferred,
        declare=_DECLARE,
        func=_CHECK.format(case_id="NEW.id"),
    )


def event_completes_case() -> pgtrigger.Trigger:
    """On the event: a step that is recorded has also moved its case."""
    return pgtrigger.Trigger(
        name="event_completes_case",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__is_step=True),
        timing=pgtrigger.Deferred,
        declare=_DECLARE,
        func=_CHECK.format(case_id="NEW.case_id"),
    )
