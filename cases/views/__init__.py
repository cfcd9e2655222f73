"""Screens of the engine: queue, case, step, timeline, metryka, reference pages and operations."""
