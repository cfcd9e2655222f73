"""Addresses of the applicant's pages."""

from django.urls import path

from applications.views import (
    after,
    checking,
    draft_pdf,
    file_parts,
    item,
    mine,
    outcome_import,
    outcomes,
    presence,
    sending,
    similar,
    supplement,
    supplement_part,
    tasks,
)

app_name = "applications"
urlpatterns = [
    path("wnioski/", mine.index, name="mine"),
    path("wnioski/nowy/", mine.start, name="start"),
    path("wnioski/<int:case_id>/", tasks.index, name="tasks"),
    path("wnioski/<int:case_id>/usun/", mine.delete, name="delete"),
    path("wnioski/<int:case_id>/do-sprawdzenia/", checking.hand_over, name="hand_over"),
    path("wnioski/<int:case_id>/projekt.pdf", draft_pdf.download, name="draft_pdf"),
    path("wnioski/<int:case_id>/podobne/", similar.index, name="similar"),
    path("wnioski/<int:case_id>/podobne/<slug:code>/", similar.compare, name="compare"),
    path("wnioski/<int:case_id>/sprawdzenie/", checking.review, name="review"),
    path("wnioski/<int:case_id>/efekty/", outcomes.editor, name="outcomes"),
    path("wnioski/<int:case_id>/efekty/wczytaj/", outcome_import.load, name="outcomes_load"),
    path("wnioski/<int:case_id>/efekty/szablon.xlsx", outcome_import.empty, name="outcomes_template"),
    path("wnioski/<int:case_id>/efekty/opis.<str:ending>", outcome_import.export, name="outcomes_file"),
    path("wnioski/<int:case_id>/sprawdz/", sending.check, name="check"),
    path("wnioski/<int:case_id>/oswiadczenie/", sending.statement, name="statement"),
    path("wnioski/<int:case_id>/zlozono/", after.submitted, name="submitted"),
    path("wnioski/<int:case_id>/pytanie/", after.ask, name="ask"),
    path("wnioski/<int:case_id>/przeczytane/", after.read, name="read"),
    path("wnioski/<int:case_id>/od-nowa/", after.begin_again, name="begin_again"),
    path("wnioski/<int:case_id>/wyjasnienie/", supplement.explain, name="explain"),
    path("wnioski/<int:case_id>/przywroc/", supplement.restore, name="restore"),
    path("wnioski/<int:case_id>/uwaga/<str:part_id>/", supplement_part.part, name="part"),
    path("wnioski/<int:case_id>/obecni/", presence.everywhere, name="everywhere"),
    path("wnioski/<int:case_id>/obecni/<slug:item>/", presence.here, name="here"),
    path("wnioski/<int:case_id>/pliki/<str:code>/", file_parts.files, name="files"),
    path("wnioski/<int:case_id>/pliki/<str:code>/<uuid:upload_id>/", file_parts.upload, name="upload"),
    path("wnioski/<int:case_id>/<slug:item>/", item.edit, name="item"),
]
