"""The cast of the demo as data: invented people and organisations, and the offices of the state."""
