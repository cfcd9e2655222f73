"""What search knows of an entry: computed from its description, with the columns for lists."""

from collections.abc import Iterator

from register.description import Description
from register.search_words import SearchIndex, Word, words_in
from register.vocabularies import isced, pkd

__all__ = ["search_vector", "vocabulary"]


def search_vector(description: Description, applicant_name: str) -> str:
    """The index of an entry as a `tsvector`. Criteria are left out: they speak of tools, not of the qualification."""
    index = SearchIndex()
    index.add(words_in(_name(description)), "A", family="B")
    index.add(words_in(f"{applicant_name} {description.isced_code} {description.pkd_code}"), "B")
    index.add(words_in(_substance(description)), "C", family="C")
    index.add(words_in(_outcomes(description)), "D")
    index.add(words_in(_fields(description)), "D")
    return index.text


def vocabulary(description: Description, applicant_name: str) -> dict[str, str]:
    """Words that a misspelt one may have meant: folded form → as it is written; also their basic forms."""
    texts = (_name(description), applicant_name, _substance(description), _outcomes(description))
    found: dict[str, str] = {}
    for text in texts:
        for word in words_in(text):
            if word.form.isalpha():
                found.setdefault(word.form, word.written)
                found.update((lemma, base) for lemma, base in _bases(word) if lemma not in found)
    return found


def _bases(word: Word) -> Iterator[tuple[str, str]]:
    """The basic form that is meant most often comes first in the dictionary; the others would be strange proposals."""
    return zip(word.lemmas[:1], word.bases[:1], strict=False)


def _name(description: Description) -> str:
    return f"{description.name} {description.short_name}"


def _substance(description: Description) -> str:
    outcomes = description.learning_outcomes
    return " ".join((outcomes.synthesis, *(one.title for one in outcomes.sets)))


def _outcomes(description: Description) -> str:
    return " ".join(outcome.text for one in description.learning_outcomes.sets for outcome in one.outcomes)


def _fields(description: Description) -> str:
    """Names of the field of education and of the activity: people ask for a trade by them."""
    return " ".join(entry.name for entry in (isced(description.isced_code), pkd(description.pkd_code)) if entry)
