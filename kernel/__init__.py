"""What every room stands on: clock, jobs, triggers, refusals, Polish text, the components of the look."""
