"""The preview of a call for supplement: the letter as it would be sent, made by the same renderer."""

from django.http import Http404, HttpRequest, HttpResponse

from auth.enums import Role
from cases.views.opening import acting, opened
from documents.service import preview as preview_letter
from institutions.access import rule
from workflows.inclusion.calling import call_letter, call_of, letter_of
from workflows.inclusion.forms.call import CallDraftForm


@rule(Role.REVIEWER, Role.HEAD_OF_UNIT, methods=("GET", "POST"), basis="art. 18 ust. 4")
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows the draft that was kept, POST the words that stand in the form. Neither keeps anything."""
    actor, case = acting(request), opened(request, pk)
    if not actor.is_operator:
        raise Http404
    if request.method == "POST":
        form = CallDraftForm(request.POST, case=case, actor=actor)
        form.is_valid()  # a preview shows what is there, faults and all
        points, words = form.cleaned_data.get("points", form.points), form.cleaned_data.get("words", {})
        defects = [point.as_defect(words.get(point.key, "")) for point in points]
        letter = call_letter(case, actor, defects, form.cleaned_data.get("intro", ""))
    else:
        call = call_of(case)
        if call is None:
            raise Http404
        letter = letter_of(case, actor, call)
    made = preview_letter(case, "call_for_supplement", data=letter, recipients=[case.applicant])
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="projekt-wezwania-{case.pk}.pdf"'
    return answer
