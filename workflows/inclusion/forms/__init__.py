"""Forms of the steps of the inclusion procedure, one module for each stage."""
