"""What goes wrong while a letter becomes a PDF."""


class SilentPicture(ValueError):
    """A picture says nothing to those who do not see it, and is not marked as decoration."""


class RenderingFailed(Exception):
    """The file would not be what the standards demand; carries every complaint of the engine.

    A letter that renders with a complaint is not rendered: a missing glyph, a picture without an
    alternative or a refused resource would be found by the reader instead of by us.
    """

    def __init__(self, template: str, complaints: list[str]) -> None:
        self.template = template
        self.complaints = complaints
        super().__init__(f"{template}: " + "; ".join(complaints))
