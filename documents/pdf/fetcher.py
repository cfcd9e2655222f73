"""The engine's only way to a resource: a fixed set of names. Everything else is refused.

No network and no file is ever read on behalf of a template or of a text that a person typed.
"""

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from documents.pdf import typeface


class ResourceRefused(FatalURLFetchingError):  # type: ignore[misc]  # weasyprint has no types
    """A template asked for something outside the fixed set. Ends the rendering."""


class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Serves the cuts of the typeface as `font:<file name>` and refuses every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=[], allow_redirects=False, fail_on_errors=True)
        self._assets = {f"font:{typeface.file_name(cut)}": cut for cut in typeface.CUTS}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        cut = self._assets.get(url)
        if cut is None:
            raise ResourceRefused(f"resource refused: {url[:200]}")
        return URLFetcherResponse(url, typeface.font_bytes(cut), {"Content-Type": "font/ttf"})
