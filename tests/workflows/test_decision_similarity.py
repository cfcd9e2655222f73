"""Similarity to functioning qualifications (art. 18a): searched in the register, compared, named, never typed."""

from register import service as entries
from register.enums import QualificationKind
from register.samples import capacity, sample_description
from register.service import AnnouncementRef
from tests.workflows.ministry import DAY, Play
from tests.workflows.test_decision_page import Page, draft, words
from workflows.inclusion.scenario import ministry
from workflows.inclusion.states import State

STATE = State.WITH_MINISTER


def test_a_functioning_entry_is_found_by_words_and_by_code(play: Play) -> None:
    entry, page = ministry.functioning_entry(), Page(play)

    for asked in (entry.name, entry.zrk_code):
        found = page.client.get(page.address, {"szukaj": asked}).content.decode()
        assert f"Porównaj: {entry.name}" in words(found)


def test_an_entry_that_does_not_function_is_not_offered(play: Play) -> None:
    idle = entries.include(
        sample_description(capacity() - 2),
        kind=QualificationKind.FREE_MARKET,
        ministry=None,
        applicant_name="Wnioskodawca",
        announcement=AnnouncementRef(2025, 900, DAY),
        case_sign="",
        on=DAY,
    )
    page = Page(play)

    found = page.client.get(page.address, {"szukaj": idle.zrk_code}).content.decode()

    assert f"Porównaj: {idle.name}" not in words(found)
    beside = page.client.get(f"/sprawy/{play.case.pk}/podobne/{idle.zrk_code}/").content.decode()
    assert "nie funkcjonuje w ZSK" in words(beside)


def test_it_is_compared_and_named_and_named_no_longer(play: Play) -> None:
    entry, page = ministry.functioning_entry(), Page(play)
    beside = f"/sprawy/{play.case.pk}/podobne/{entry.zrk_code}/"
    assert "Efekty uczenia się obok siebie" in words(page.client.get(beside).content.decode())

    page.client.post(f"{beside}wybor/", {"do": "dodaj"})
    assert draft(play).similar == [entry.zrk_code]
    assert "Wskazane w projekcie" in words(page.again())
    page.save(f"usun:{entry.zrk_code}")

    assert draft(play).similar == []


def test_a_code_of_nothing_is_no_entry(play: Play) -> None:
    page = Page(play)

    assert page.client.get(f"/sprawy/{play.case.pk}/podobne/ZRK-0/").status_code == 404
    assert page.save("dodaj:ZRK-0")[0] == 404


def test_the_applicants_own_words_on_similarity_are_at_hand(play: Play) -> None:
    text = words(Page(play).text)

    assert "Podobieństwa i różnice" in text
    assert "znaczne podobieństwa" in text


def test_without_a_named_entry_it_is_not_sent(play: Play) -> None:
    page = Page(play)

    status, answer = page.save("wyslij", kind="SIMILARITY", justification="Efekty są takie same.")

    assert status == 422
    assert "Wskaż co najmniej jedną podobną kwalifikację" in answer
