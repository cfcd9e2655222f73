"""The applicant's pages: thin, they parse, ask the door and draw."""
