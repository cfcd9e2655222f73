"""Verdicts and remarks of the formal review, given one by one on the side-by-side page. Each is kept at once."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from applications.targets import Target
from auth.enums import Role
from cases.procedure import Procedure
from cases.views.opening import acting, opened
from institutions.access import rule
from institutions.actor import Actor
from kernel.refusals import InvalidInput, Refusal
from workflows.inclusion import review, review_library
from workflows.inclusion.checklist import checklist_of
from workflows.inclusion.forms.formal import read_verdict
from workflows.inclusion.forms.remark import RemarkForm, RemarkWordsForm
from workflows.inclusion.models import Audience, Remark
from workflows.inclusion.review_history import History
from workflows.inclusion.review_page import (
    page_address,
    progress_of,
    row_of,
    seen_token,
    takes_outgoing,
    verdict_name,
)
from workflows.inclusion.review_remarks import Pinned, find_remark, internal_remarks
from workflows.inclusion.review_spots import Pins, Spot, anchor_of
from workflows.inclusion.rules import BY_CODE

BASIS: Final = "art. 18 ust. 2"
KEPT: Final = "uwaga-zapisana"
"""The event by which the page learns that the window may be closed."""


@rule(Role.REVIEWER, methods=("POST",), basis=BASIS)
def verdict(request: HttpRequest, pk: int) -> HttpResponse:
    """Keeps one verdict. A refusal comes back in the row of its rule, with what stands now."""
    actor, case = acting(request), opened(request, pk)
    asked = BY_CODE.get(request.POST.get("rule", ""))
    if asked is None:
        raise Http404
    sentence = ""
    try:
        word = read_verdict(request.POST.get(verdict_name(asked), ""))
        review.give_verdict(case, actor, asked.code, word, seen=request.POST.get("shown"))
    except LookupError:
        sentence = "Wybierz odpowiedź."
    except Refusal as refusal:
        sentence = refusal.sentence
    if _is_swap(request):
        return render(request, "inclusion/review_kept.html", _after(case, asked.code, error=sentence))
    if sentence:
        messages.error(request, sentence)
    return redirect(f"{page_address(case.pk)}#{asked.code}")


def _after(case: Procedure, code: str, target: str | None = None, error: str = "") -> dict[str, Any]:  # a context
    """The pieces of the page that a verdict or a remark changes."""
    checklist = checklist_of(case)
    return {
        "case": case,
        "row": row_of(case, code, error),
        "spot": _spot(case, target) if target else None,
        "seen": seen_token(case),
        "refused": error,
        **progress_of(checklist),
    }


def _spot(case: Procedure, target: str) -> Spot:
    checklist = checklist_of(case)
    pinned = Pinned.of(checklist.remarks, internal_remarks(case, checklist.round))
    return Pins(case, True, pinned.by_target, History()).spot(target)


@dataclass(frozen=True, slots=True)
class Writing:
    """A remark that is being written: whose page, in which case, under which form."""

    request: HttpRequest
    actor: Actor
    case: Procedure

    @property
    def template(self) -> str:
        return "inclusion/remark_form.html" if _is_swap(self.request) else "inclusion/remark_page.html"

    def page(self, **context: Any) -> HttpResponse:  # a template's context
        shared = {"case": self.case, "back": page_address(self.case.pk)}
        return render(self.request, self.template, {**shared, **context})

    def kept(self, remark: Remark, words: str) -> HttpResponse:
        """The pieces that changed; without a script the page itself."""
        if _is_swap(self.request):
            answer = render(
                self.request, "inclusion/review_kept.html", _after(self.case, remark.rule, remark.target or None)
            )
            answer["HX-Trigger"] = KEPT
            return answer
        messages.success(self.request, words)
        return redirect(f"{page_address(self.case.pk)}#{anchor_of(remark.target) if remark.target else remark.rule}")


def _writing(request: HttpRequest, pk: int) -> Writing:
    return Writing(request, acting(request), opened(request, pk))


@rule(Role.REVIEWER, methods=("GET", "POST"), basis=BASIS)
def new(request: HttpRequest, pk: int) -> HttpResponse:
    """Writes a remark, perhaps beginning with a text of the library."""
    writing = _writing(request, pk)
    refusal = review.refusal_of(writing.case, writing.actor)
    if refusal is not None:
        return render(
            request, "inclusion/remark_refused.html", {"sentence": refusal.sentence, "case": writing.case}, status=403
        )
    if request.method == "POST":
        return _posted(writing)
    return _new_page(writing, RemarkForm(case=writing.case, initial=_initial(request)))


def _initial(request: HttpRequest) -> dict[str, str]:
    target = request.GET.get("cel", "")
    code = request.GET.get("regula", "")
    if not code and target:
        try:
            code = Target.read(target).field.rule
        except ValueError:
            raise Http404 from None
    known = BY_CODE.get(code)
    audience = Audience.OUTGOING if known is None or takes_outgoing(known) else Audience.INTERNAL
    text = review_library.by_id(request.GET.get("wzor", ""))
    return {"rule": code, "target": target, "audience": audience, "text": text.text if text else ""}


def _new_page(writing: Writing, form: RemarkForm, refusal: str = "") -> HttpResponse:
    code = str(form.data.get("rule") or form.initial.get("rule") or "")
    query = writing.request.GET.get("q", "")
    return writing.page(
        form=form,
        heading="Nowa uwaga",
        known=BY_CODE.get(code),
        texts=review_library.texts(code, query),
        q=query,
        target=str(form.data.get("target") or form.initial.get("target") or ""),
        refusal=refusal,
        is_new=True,
    )


def _posted(writing: Writing) -> HttpResponse:
    form = RemarkForm(writing.request.POST, case=writing.case)
    if not form.is_valid():
        return _new_page(writing, form)
    try:
        remark = review.add_remark(writing.case, writing.actor, form.asked())
    except InvalidInput as refused:
        for name, sentences in refused.errors.items():
            for sentence in sentences:
                form.add_error(name if name in form.fields else None, sentence)
        return _new_page(writing, form)
    except Refusal as refusal:
        return _new_page(writing, form, refusal.sentence)
    if writing.request.POST.get("keep"):
        review_library.keep(remark, writing.actor)
    return writing.kept(remark, "Zapisano uwagę.")


@rule(Role.REVIEWER, methods=("GET", "POST"), basis=BASIS)
def change(request: HttpRequest, pk: int, remark_id: int) -> HttpResponse:
    """Other words for a remark."""
    writing = _writing(request, pk)
    remark = _remark(writing.case, remark_id)
    if request.method != "POST":
        return _words_page(writing, remark, RemarkWordsForm(initial={"text": remark.text}))
    form = RemarkWordsForm(request.POST)
    if not form.is_valid():
        return _words_page(writing, remark, form)
    try:
        changed = review.change_remark(
            writing.case, writing.actor, remark, form.cleaned_data["text"], seen=request.POST.get("shown")
        )
    except Refusal as refusal:
        return _words_page(writing, remark, form, refusal)
    return writing.kept(changed, "Zmieniono uwagę.")


def _words_page(
    writing: Writing, remark: Remark, form: RemarkWordsForm, refusal: Refusal | None = None
) -> HttpResponse:
    theirs = str(refusal.facts.get("text", "")) if refusal else ""
    return writing.page(
        form=form,
        heading="Zmiana uwagi",
        remark=remark,
        shown=theirs or remark.text,
        refusal=refusal.sentence if refusal else "",
        theirs=theirs,
        quoted=remark.target_text,
    )


@rule(Role.REVIEWER, methods=("GET", "POST"), basis=BASIS)
def remove(request: HttpRequest, pk: int, remark_id: int) -> HttpResponse:
    """Takes a remark back, after a question."""
    writing = _writing(request, pk)
    remark = _remark(writing.case, remark_id)
    if request.method != "POST":
        return writing.page(remark=remark, heading="Usunięcie uwagi", removing=True)
    try:
        review.remove_remark(writing.case, writing.actor, remark)
    except Refusal as refusal:
        return writing.page(remark=remark, heading="Usunięcie uwagi", removing=True, refusal=refusal.sentence)
    return writing.kept(remark, "Usunięto uwagę.")


def _remark(case: Procedure, remark_id: int) -> Remark:
    found = find_remark(case, checklist_of(case).round, remark_id)
    if found is None:
        raise Http404
    return found


def _is_swap(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
