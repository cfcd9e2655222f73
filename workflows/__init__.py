"""The Act as code: one package per procedure family."""
