"""What fills an empty database for the demo: organisations and people, the register, cases."""
