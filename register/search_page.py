"""What the page of a search shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from register import search_controls, search_help, search_state
from register.found_in import Reason, reasons
from register.highlighting import highlighted
from register.models import Qualification
from register.search_query import SearchPage
from register.search_words import Word
from register.words import counted


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry in the list, with the words for which it was found marked in its summary."""

    entry: Qualification
    summary: SafeString
    applicant: SafeString
    reason: Reason | None
    """Where a typed word stands, when nothing of the above shows it."""


def context(found: SearchPage) -> dict[str, object]:
    """Everything that `register/search.html` needs, but for its own addresses."""
    query = found.query
    filters = search_controls.filters(found)
    return {
        "query": query,
        "found": found,
        "hits": _hits(found),
        "page_obj": Paginator(range(found.total), query.per_page).page(found.number),
        "count_words": counted(found.total, _("kwalifikacja"), _("kwalifikacje"), _("kwalifikacji")),
        "row_words": counted(found.total, _("wiersz"), _("wiersze"), _("wierszy")),
        "filters": filters,
        "refreshed": ",".join(f"#ile-{one.key}-{option.value}:innerHTML" for one in filters for option in one.options),
        "chips": search_controls.chips(query),
        "orders": search_controls.orders(query),
        "sizes": search_controls.page_sizes(query),
        "search_pairs": search_state.hidden_pairs(query, "q"),
        "filter_pairs": search_state.hidden_pairs(query, "od", "do", *(one.key for one in filters)),
        "order_pairs": search_state.hidden_pairs(query, "kolejnosc"),
        "understood": also_searched(found.words),
        "corrected": sorted(found.corrected.items()),
        "help": search_help.help_for(found) if not found.total else None,
        "trail": search_state.trail_of(query),
    }


def _hits(found: SearchPage) -> list[Hit]:
    why = reasons(found.entries, found.words) if found.words else {}
    return [
        Hit(
            one,
            highlighted(one.summary, found.words),
            highlighted(one.applicant_name, found.words),
            why.get(one.pk),
        )
        for one in found.entries
    ]


def also_searched(words: Sequence[Word]) -> list[str]:
    """Basic forms of typed words that look different, so that nobody wonders why an entry was found."""
    return [word.bases[0] for word in words if word.bases and word.written not in word.bases]
