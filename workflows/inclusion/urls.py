"""Addresses of the inclusion procedure that do not belong to a case page."""

from django.urls import path, re_path

from workflows.inclusion.views import (
    announcement,
    call,
    consulting,
    council,
    decision,
    final,
    final_field,
    final_part,
    library,
    public,
    remarks,
    review,
    second_round,
    table,
)

app_name = "inclusion"
urlpatterns = [
    path("sprawy/<int:pk>/wezwanie/projekt.pdf", call.preview, name="call_preview"),
    path("sprawy/<int:pk>/uwagi/<int:remark>/nadal/", second_round.carry_remark, name="carry"),
    path("sprawy/<int:pk>/ocena/odpowiedz/", review.verdict, name="verdict"),
    path("sprawy/<int:pk>/ocena/uwaga/", review.new, name="remark_new"),
    path("sprawy/<int:pk>/ocena/uwaga/<int:remark_id>/", review.change, name="remark"),
    path("sprawy/<int:pk>/ocena/uwaga/<int:remark_id>/usun/", review.remove, name="remark_remove"),
    path("rada/", council.council, name="council"),
    path("rada/posiedzenia/nowe/", council.edit, name="council_new"),
    path("rada/posiedzenia/<int:sitting_id>/", council.sitting, name="council_sitting"),
    path("rada/posiedzenia/<int:sitting_id>/zmien/", council.edit, name="council_edit"),
    path("rada/posiedzenia/<int:sitting_id>/dodaj/", council.add, name="council_add"),
    path("rada/posiedzenia/<int:sitting_id>/<int:item_id>/", council.change, name="council_change"),
    path("rada/sprawy/<int:pk>/", council.materials, name="council_materials"),
    path("sprawy/<int:pk>/projekt/", decision.draft, name="decision"),
    path("sprawy/<int:pk>/projekt/zapis/", decision.save, name="decision_save"),
    path("sprawy/<int:pk>/podobne/<str:code>/", decision.compare, name="similar"),
    path("sprawy/<int:pk>/podobne/<str:code>/wybor/", decision.choose, name="similar_choose"),
    path("sprawy/<int:pk>/opis-ostateczny/", final.overview, name="final"),
    path("sprawy/<int:pk>/opis-ostateczny/pole/<str:code>/", final_field.one_field, name="final_field"),
    path("sprawy/<int:pk>/opis-ostateczny/efekty/<str:part_id>/", final_part.part, name="final_part"),
    path("sprawy/<int:pk>/obwieszczenie/podglad.pdf", announcement.preview, name="announcement_preview"),
    path("sprawy/<int:pk>/obwieszczenie/tekst.txt", announcement.text, name="announcement_text"),
    path("sprawy/<int:pk>/tabela/", table.end, name="table"),
    path("sprawy/<int:pk>/tabela/<int:no>/", table.one_set, name="table_set"),
    path("sprawy/<int:pk>/uwagi-z-konsultacji/", remarks.remarks, name="remarks"),
    path("sprawy/<int:pk>/uwagi-z-konsultacji/wybrane/", remarks.chosen, name="remarks_chosen"),
    path("sprawy/<int:pk>/uwagi-z-konsultacji/<int:number>/", remarks.remark, name="consultation_remark"),
    re_path(
        r"^sprawy/(?P<pk>\d+)/uwagi-z-konsultacji/uwagi\.(?P<kind>csv|xlsx)$", remarks.remarks_file, name="remarks_file"
    ),
    path("biblioteka-uwag/", library.library, name="library"),
    path("biblioteka-uwag/nowy/", library.edit, name="library_new"),
    path("biblioteka-uwag/<int:text_id>/", library.edit, name="library_edit"),
    path("biblioteka-uwag/<int:text_id>/wycofaj/", library.retire, name="library_retire"),
    path("postepowania/", public.public_list, name="public_list"),
    path("postepowania/<str:sign>/", public.public_case, name="public_case"),
    path("postepowania/<str:sign>/uwaga/", consulting.public_remark, name="public_remark"),
    path("postepowania/<str:sign>/uwaga/<str:number>/", consulting.public_sent, name="public_sent"),
    path("konsultacje/", public.consultations, name="consultations"),
]
