"""One structure for a draft, an announcement and an entry: cleaned, limited, canonical, and it knows its gaps."""

import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from kernel.refusals import InvalidInput
from register.canonical import canonical_json, sha256_of, snapshot_of
from register.completeness import RULES
from register.description import Description, Limited, Purpose, missing, parse
from register.samples import sample_description
from tests.register import factories

ALL = (Purpose.DRAFT, Purpose.SUBMISSION, Purpose.ANNOUNCEMENT, Purpose.ENTRY)
EMPTY: dict[str, Any] = {
    "proposed_pqf_level": None,
    "pqf_level": None,
    "workload_hours": None,
    "validity": None,
    "review_due": None,
}


def test_a_description_survives_its_snapshot() -> None:
    whole = sample_description(7)
    assert parse(snapshot_of(whole)) == whole
    assert sha256_of(parse(snapshot_of(whole))) == sha256_of(whole)


def test_an_empty_draft_is_a_description() -> None:
    assert parse({}) == Description()
    assert [gap.path for gap in missing(Description(), Purpose.DRAFT)] == ["name"]


def test_the_hash_is_the_same_in_every_version_of_the_product() -> None:
    one = parse({"name": "Próba", "pqf_level": 3, "validity": {"kind": "indefinite"}, "review_due": "2036-01-30"})
    assert canonical_json(one).startswith(b'{"certificate_name":"","entry_conditions":""')
    assert sha256_of(one) == "376bb2845cf932aef25029a0c09e3ff6f39dc7835325bde1748a8ec92d83492e"


def test_the_order_of_keys_does_not_matter() -> None:
    data = snapshot_of(factories.description())
    assert canonical_json(dict(reversed(list(data.items())))) == canonical_json(data)


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_canonical_json_has_no_infinities(bad: float) -> None:
    with pytest.raises(ValueError, match="Out of range"):
        canonical_json({"x": bad})


def test_text_is_cleaned_on_the_way_in() -> None:
    decomposed = unicodedata.normalize("NFD", "Łączenie żył")
    one = parse({"name": f"  {decomposed}\u202e\x00 \n x ", "tasks": "raz\r\ndwa\u200b"})
    assert (one.name, one.tasks) == ("Łączenie żył x", "raz\ndwa")


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_becomes_one_line_of_composed_letters(text: str) -> None:
    name = parse({"name": text}).name
    assert name == unicodedata.normalize("NFC", name) == parse({"name": name}).name
    assert "\n" not in name


LIMITS = [
    ({"name": "x" * 301}, "name", "300"),
    ({"short_name": "x" * 151}, "short_name", "150"),
    ({"tasks": "x" * 20_001}, "tasks", "20\u00a0000"),
    ({"learning_outcomes": {"sets": [{"outcomes": [{"text": "x" * 1001}]}]}}, "text", "1\u00a0000"),
    ({"learning_outcomes": {"sets": [{"outcomes": [{"criteria": [{"text": "x" * 1001}]}]}]}}, "text", "1\u00a0000"),
    ({"learning_outcomes": {"sets": [{}] * 31}}, "learning_outcomes", "30 zestawów"),
    ({"learning_outcomes": {"sets": [{"outcomes": [{}] * 201}]}}, "learning_outcomes", "200 efektów"),
    (
        {"learning_outcomes": {"sets": [{"outcomes": [{"criteria": [{}] * 1001}]}]}},
        "learning_outcomes",
        "1\u00a0000 kryteriów",
    ),
    ({"pqf_level": 9}, "pqf_level", "od 1 do 8"),
    ({"proposed_pqf_level": 0}, "proposed_pqf_level", "od 1 do 8"),
    ({"workload_hours": 0}, "workload_hours", "większą od 0"),
    ({"workload_hours": "dużo"}, "workload_hours", "liczbę całkowitą"),
    ({"workload_hours": 1.5}, "workload_hours", "liczbę całkowitą"),
    ({"validity": {"kind": "wieczna"}}, "validity", "bezterminowy"),
    ({"review_due": "31.02.2030"}, "review_due", "RRRR-MM-DD"),
    ({"pkd_code": 4332}, "pkd_code", "Wpisz tekst"),
    ({"cena": 1}, "cena", "nie ma takiego pola"),
    ({"learning_outcomes": {"sets": [{"id": "a b"}]}}, "id", "Identyfikator"),
    ({"learning_outcomes": {"sets": [{"id": "a"}, {"id": "a"}]}}, "learning_outcomes", "więcej niż raz"),
]


@pytest.mark.parametrize(("data", "path", "words"), LIMITS, ids=[f"{path} {words}" for _, path, words in LIMITS])
def test_too_much_is_refused_with_a_sentence(data: dict[str, Any], path: str, words: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse(data)
    [(at, [sentence])] = refused.value.errors.items()
    assert at.endswith(path)
    assert words in sentence


def test_exactly_the_limit_is_accepted() -> None:
    full = {"sets": [{"outcomes": [{"criteria": [{}] * 5}] * 20}] * 10}
    one = parse({"name": "x" * 300, "learning_outcomes": full})
    assert one.learning_outcomes.criteria_count == 1000


def test_sets_are_numbered_by_their_place_and_keep_their_ids() -> None:
    sets = parse({"learning_outcomes": {"sets": [{"id": "b", "no": 7}, {"id": "a", "no": 7}]}}).learning_outcomes.sets
    assert [(one.no, one.id) for one in sets] == [(1, "b"), (2, "a")]


def test_new_parts_get_ids_of_their_own() -> None:
    outcomes = parse({"learning_outcomes": {"sets": [{"outcomes": [{}, {}]}]}}).learning_outcomes
    first, second = outcomes.sets[0].outcomes
    assert first.id != second.id


def test_a_whole_description_lacks_nothing() -> None:
    whole = factories.description(certificate_name="certyfikat")
    assert {purpose: missing(whole, purpose) for purpose in ALL} == {purpose: [] for purpose in ALL}


@pytest.mark.parametrize("purpose", ALL)
@pytest.mark.parametrize("rule", RULES, ids=[rule.path for rule in RULES])
def test_each_missing_field_is_named_where_the_act_asks_for_it(rule: Any, purpose: Purpose) -> None:
    data = snapshot_of(factories.description(certificate_name="certyfikat"))
    head, _, tail = rule.path.partition(".")
    if tail:
        data[head] = {**data[head], tail: [] if tail == "sets" else ""}  # type: ignore[dict-item]  # JSON
    else:
        data[head] = EMPTY.get(head, "")
    gaps = missing(parse(data), purpose)
    if purpose in rule.basis:
        assert [(gap.path, gap.basis) for gap in gaps] == [(rule.path, rule.basis[purpose])]
        assert gaps[0].sentence.endswith(".")
    else:
        assert gaps == []


INSIDE: list[tuple[dict[str, Any], str]] = [
    ({"title": ""}, "learning_outcomes.sets.0.title"),
    ({"outcomes": []}, "learning_outcomes.sets.0.outcomes"),
    ({"outcomes": [{"criteria": [{"text": "mierzy"}]}]}, "learning_outcomes.sets.0.outcomes.0.text"),
    ({"outcomes": [{"text": "Ocenia"}]}, "learning_outcomes.sets.0.outcomes.0.criteria"),
    ({"outcomes": [{"text": "Ocenia", "criteria": [{}]}]}, "learning_outcomes.sets.0.outcomes.0.criteria.0.text"),
]


@pytest.mark.parametrize("purpose", ALL[1:])
@pytest.mark.parametrize(("change", "path"), INSIDE, ids=[path for _, path in INSIDE])
def test_every_outcome_has_criteria(change: dict[str, Any], path: str, purpose: Purpose) -> None:
    one_set = {"title": "Zestaw", "outcomes": [{"text": "Ocenia", "criteria": [{"text": "mierzy"}]}], **change}
    whole = factories.description(certificate_name="c", learning_outcomes={"synthesis": "Potrafi.", "sets": [one_set]})
    assert [gap.path for gap in missing(whole, purpose)] == [path]


@pytest.mark.parametrize(
    ("purpose", "path"),
    [
        (Purpose.SUBMISSION, "proposed_sqf_references.0"),
        (Purpose.ANNOUNCEMENT, "sqf_references.0"),
        (Purpose.ENTRY, "sqf_references.0"),
    ],
)
def test_a_reference_names_a_framework_and_a_level(purpose: Purpose, path: str) -> None:
    half = [{"framework": "SRK Bud"}]
    one = factories.description(certificate_name="c", proposed_sqf_references=half, sqf_references=half)
    assert [gap.path for gap in missing(one, purpose)] == [path]


def test_a_limited_validity_has_a_period_and_a_renewal() -> None:
    one = factories.description(validity={"kind": "limited"})
    assert [gap.path for gap in missing(one, Purpose.SUBMISSION)] == ["validity.period", "validity.renewal"]


def test_a_sectoral_application_is_asked_by_its_own_article() -> None:
    [gap] = missing(factories.description(tasks=""), Purpose.SUBMISSION, sectoral=True)
    assert gap.basis == "art. 15b ust. 1 pkt 2"


def test_the_final_description_says_that_there_are_no_conditions() -> None:
    applied = factories.description(pqf_level=None, entry_conditions="", other_award_conditions="")
    final = applied.assigned(pqf_level=4)
    assert (final.entry_conditions, final.other_award_conditions) == ("brak", "brak")
    assert (applied.level, final.level, final.proposed_pqf_level) == (3, 4, 3)
    assert missing(final, Purpose.ANNOUNCEMENT) == []


def test_a_period_is_kept_in_words() -> None:
    validity = factories.description().validity
    assert isinstance(validity, Limited)
    assert validity.period == "5 lat"
