"""Where the prints of drafts lie, and that they go with the draft."""

from documents.storage import private_files


def folder_of(case_id: int) -> str:
    return f"drafts/{case_id}"


def drop_prints(case_id: int) -> None:
    """Removes the prints of a draft: of one that was sent there is the document, of one thrown away nothing."""
    folder = folder_of(case_id)
    if not private_files().exists(folder):
        return
    for name in private_files().listdir(folder)[1]:
        private_files().delete(f"{folder}/{name}")
