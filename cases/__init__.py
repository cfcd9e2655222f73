"""The engine: case, step, act, term, event, work item. It knows no procedure."""
