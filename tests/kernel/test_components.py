"""The components draw what their values say, and nothing in a template escapes the look."""

import re
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template, engines
from django.test import RequestFactory

from kernel import clock_words, navigation
from kernel.components import ClockState, FileRow, Gloss, Remark, StatusTag, Step
from kernel.navigation import NavEntry, Section

TODAY = date(2026, 11, 23)
TEMPLATES = sorted(Path(settings.BASE_DIR, "templates").rglob("*.html"))


def draw(source: str, **values: object) -> str:
    """Returns what the template draws, on one line: where an attribute wraps is of no concern."""
    return re.sub(r"[ \n]+", " ", Template("{% load obieg %}" + source).render(Context(values)))


def names(path: Path) -> str:
    return path.relative_to(settings.BASE_DIR).as_posix()


@pytest.mark.parametrize("path", TEMPLATES, ids=names)
def test_a_template_has_no_inline_style_or_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"<[^>]*\sstyle\s*=", text)
    assert not re.search(r"<style\b", text)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=\s*[\"']", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)


@pytest.mark.parametrize("path", TEMPLATES, ids=names)
def test_a_template_compiles(path: Path) -> None:
    engines["django"].get_template(path.relative_to(Path(settings.BASE_DIR, "templates")).as_posix())


@pytest.mark.parametrize("path", TEMPLATES, ids=names)
def test_a_template_names_only_classes_of_the_style_sheet(path: Path) -> None:
    sheet = Path(settings.BASE_DIR, "static", "obieg.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.((?:o|u)-[\w-]+)", sheet))

    used = re.findall(
        r"(?<![\w-])((?:o|u)-[a-z][\w-]*)(?![\w-]*\{)",
        " ".join(re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8"))),
    )

    assert {name for name in used if not name.endswith("-")} <= known


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    sprite = Path(settings.BASE_DIR, "templates", "components", "icons.html").read_text(encoding="utf-8")
    known = set(re.findall(r'id="i-([\w-]+)"', sprite))

    named = {name for path in TEMPLATES for name in re.findall(r'{% icon "([\w-]+)"', path.read_text(encoding="utf-8"))}

    assert named <= known
    assert {state.icon for state in ClockState} <= known


def test_a_gloss_says_the_basis_and_niezwlocznie() -> None:
    drawn = draw("{% gloss basis %}", basis=Gloss("art. 18 ust. 4", at_once=True))

    assert "<b>niezwłocznie</b>" in drawn
    assert "Podstawa prawna:" in drawn
    assert "art. 18 ust. 4" in drawn


def test_a_shut_button_says_why_beside_it() -> None:
    drawn = draw('{% button "Wyślij" why="Zostało 8 z 13 części." %}')

    assert "disabled" in drawn
    assert "Zostało 8 z 13 części." in drawn


def test_words_from_outside_are_escaped() -> None:
    assert "<script>" not in draw("{% button words %}{% tag words %}{% why words %}", words="<script>alert(1)</script>")
    assert "<script>" not in draw("{% notice words %}ok{% endnotice %}", words="<script>alert(1)</script>")


def test_forbidden_steps_stand_last_with_padlock_and_reason() -> None:
    drawn = draw(
        "{% steps offers %}",
        offers=[Step("Przekaż", reason="Niedostępne: 2 braki."), Step("Wezwij", href="/wezwij/", primary=True)],
    )

    assert drawn.index("Wezwij") < drawn.index("Przekaż")
    assert "#i-lock" in drawn
    assert "Niedostępne: 2 braki." in drawn


def test_a_status_in_a_table_has_its_legal_term_in_a_second_line() -> None:
    status = StatusTag("Sprawdzamy wniosek", "ocena formalna", "info", "eye")

    assert "<small>ocena formalna</small>" in draw("{% status s plain=True %}", s=status)
    assert 'class="o-term"' in draw("{% status s %}", s=status)


def test_an_internal_remark_cannot_be_taken_for_an_outgoing_one() -> None:
    inside = draw("{% remark r %}", r=Remark("Porównać z 112/2026", outgoing=False))
    outside = draw("{% remark r %}", r=Remark("Brak kryteriów", outgoing=True, number=1))

    for words in ("wnioskodawca jej nie widzi", "#i-lock", "o-remark--in"):
        assert words in inside
        assert words not in outside
    for words in ("trafi do wezwania", "#i-mail", "o-remark--out"):
        assert words in outside
        assert words not in inside


@pytest.mark.parametrize(
    ("level", "full", "sign", "words"),
    [
        (4, True, "IV", "Poziom 4 Polskiej Ramy Kwalifikacji, kwalifikacja pełna"),
        (4, False, "4", "Poziom 4 Polskiej Ramy Kwalifikacji, kwalifikacja cząstkowa"),
        (None, False, "–", "Bez poziomu Polskiej Ramy Kwalifikacji"),
    ],
)
def test_the_badge_is_roman_for_full_and_arabic_for_partial(
    level: int | None, full: bool, sign: str, words: str
) -> None:
    drawn = draw("{% prk level full=full %}", level=level, full=full)

    assert f">{sign}</b>" in drawn
    assert words in drawn
    assert drawn.count("h4v12h-4z") == (level or 0), "one full bar for each level"


def test_a_term_is_a_sentence_then_a_date_then_a_picture() -> None:
    view = clock_words.running("Ocena formalna", started=date(2026, 11, 12), due=date(2026, 11, 26), today=TODAY)
    drawn = draw('{% clock view id="zegar" %}', view=view)

    assert view.state == ClockState.SOON
    assert drawn.index("zostały 3 dni") < drawn.index("czwartku, 26 listopada 2026") < drawn.index("o-ruler")
    assert 'class="o-ruler" aria-hidden="true"' in drawn


@pytest.mark.parametrize(
    ("due", "state", "sentence"),
    [
        (date(2026, 12, 2), ClockState.RUNNING, "zostało 9 dni"),
        (date(2026, 11, 24), ClockState.SOON, "został 1 dzień"),
        (TODAY, ClockState.SOON, "dziś"),
        (date(2026, 11, 20), ClockState.OVER, "3 dni po terminie"),
    ],
)
def test_a_term_knows_whether_it_is_near_or_over(due: date, state: ClockState, sentence: str) -> None:
    view = clock_words.running("Termin", started=date(2026, 11, 1), due=due, today=TODAY)

    assert (view.state, view.sentence) == (state, sentence)


def test_a_term_before_a_long_run_of_holidays_is_near_in_working_days() -> None:
    off = {date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 26)}
    view = clock_words.running(
        "Termin",
        started=date(2026, 12, 1),
        due=date(2026, 12, 29),
        today=date(2026, 12, 22),
        is_free=lambda day: clock_words.weekend(day) or day in off,
    )

    assert view.state == ClockState.SOON
    assert view.sentence == "zostało 7 dni"


def test_a_term_kept_too_late_says_so() -> None:
    view = clock_words.met("Termin", done=date(2026, 11, 23), due=date(2026, 11, 20))

    assert (view.state, view.sentence) == (ClockState.OVER, "zrobione 3 dni po terminie")


class SampleForm(forms.Form):
    volume = forms.IntegerField(
        label="Objętość", error_messages={"required": "Wpisz liczbę godzin"}, help_text="W godzinach"
    )
    kind = forms.ChoiceField(label="Rodzaj", choices=[("a", "pierwszy"), ("b", "drugi")], widget=forms.RadioSelect)
    text = forms.CharField(label="Opis", widget=forms.Textarea, max_length=20, required=False)


def test_an_error_is_said_in_the_same_words_at_the_field_and_in_the_summary() -> None:
    form = SampleForm({"kind": "a"})
    drawn = draw("{% errors form %}{% field form.volume %}", form=form)

    assert '<a href="#id_volume">Objętość: Wpisz liczbę godzin</a>' in drawn
    assert drawn.count("Wpisz liczbę godzin") == 2
    assert 'aria-describedby="id_volume-pomoc id_volume-blad"' in drawn
    assert 'aria-invalid="true"' in drawn


def test_the_summary_leads_to_the_first_choice_of_a_group() -> None:
    drawn = draw("{% errors form %}{% field form.kind %}", form=SampleForm({"volume": "2"}))

    assert 'href="#id_kind_0"' in drawn
    assert 'id="id_kind_0"' in drawn
    assert "<legend>Rodzaj</legend>" in drawn


def test_a_long_text_is_counted_and_not_cut() -> None:
    drawn = draw("{% field form.text %}", form=SampleForm())

    assert 'data-limit="20"' in drawn
    assert "maxlength" not in drawn
    assert "Najwięcej 20 znaków" in drawn


@pytest.mark.parametrize(("kind", "said"), [("text", True), ("date", False)])
def test_the_order_of_a_day_is_said_where_it_is_typed_and_not_over_a_calendar(kind: str, said: bool) -> None:
    class Days(forms.Form):
        day = forms.DateField(label="Dzień", widget=forms.DateInput(attrs={"type": kind}))

    assert ("Dzień.miesiąc.rok" in draw("{% field form.day %}", form=Days())) is said


def test_no_summary_without_errors() -> None:
    assert draw("{% errors form %}", form=SampleForm()).strip() == ""


def test_the_pager_keeps_the_query_and_says_where_we_are() -> None:
    request = RequestFactory().get("/sprawy/", {"rodzaj": "INC_FM", "strona": "2"})
    drawn = draw("{% pager page %}", page=Paginator(range(571), 20).page(2), request=request)

    assert "21–40 z 571" in drawn
    assert "?rodzaj=INC_FM&amp;strona=3" in drawn
    assert 'aria-current="page" aria-label="Strona 2"' in drawn


def test_a_column_sorts_by_link_and_turns_round() -> None:
    request = RequestFactory().get("/sprawy/", {"kolejnosc": "due", "strona": "7"})
    drawn = draw('{% sort_th "Termin" "due" %}', request=request)

    assert 'aria-sort="ascending"' in drawn
    assert 'href="?kolejnosc=-due"' in drawn


def test_a_file_says_its_size_as_people_do() -> None:
    assert FileRow("a.pdf", 86_016).size_words == "84\N{NO-BREAK SPACE}kB"
    assert FileRow("a.pdf", 2_202_009).size_words == "2,1\N{NO-BREAK SPACE}MB"


def test_an_entry_of_the_menu_is_seen_by_its_rule_and_marked_where_it_leads() -> None:
    kept = dict(navigation._entries)
    navigation.register(
        NavEntry("Wzory", "portal:styleguide", Section.WORK, 1, count=lambda request: 38),
        NavEntry("Ukryte", "portal:accessibility", Section.WORK, 2, visible=lambda request: False),
    )
    try:
        links = {link.label: link for link in navigation.links(Section.WORK, RequestFactory().get("/wzory/"))}
    finally:
        navigation._entries.clear()
        navigation._entries.update(kept)

    assert links["Wzory"].current == "page"
    assert links["Wzory"].count == 38
    assert "Ukryte" not in links
