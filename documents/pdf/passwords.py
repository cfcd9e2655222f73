"""Whether a PDF that somebody sent can be opened by whoever must read it."""

import io


def needs_password(content: bytes) -> bool:
    """Whether the file opens with a password only. One that just forbids printing or copying does open."""
    if b"/Encrypt" not in content:
        return False  # the dictionary that names it is never compressed
    import pikepdf

    try:
        pikepdf.open(io.BytesIO(content)).close()
    except pikepdf.PasswordError:
        return True
    except pikepdf.PdfError:
        return False  # damaged in another way; readers repair what they can
    return False
