"""Addresses of the engine's screens. Those of one case stand under `/sprawy/<id>/`."""

from django.urls import path

from cases.filters import View
from cases.views import assigning, case, files, operations, oversight, queue, reference, step, work

app_name = "cases"
urlpatterns = [
    path("sprawy/", queue.queue, name="queue"),
    path(f"sprawy/{View.TODO.value}/", queue.todo, name="todo"),
    path(f"sprawy/{View.MINE.value}/", queue.mine, name="mine"),
    path("sprawy/zadania/", work.work, name="work"),
    path("sprawy/szukaj/", queue.search, name="search"),
    path("sprawy/obciazenie/", assigning.load, name="load"),
    path("sprawy/obciazenie/rozdziel/", assigning.assign, name="assign"),
    path("sprawy/obciazenie/cofnij/", assigning.undo, name="undo_assign"),
    path("sprawy/widoki/", queue.save_view, name="save_view"),
    path("sprawy/widoki/<int:pk>/usun/", queue.delete_view, name="delete_view"),
    path("sprawy/<int:pk>/", case.case, name="case"),
    path("sprawy/<int:pk>/krok/<slug:name>/", step.step, name="step"),
    path("sprawy/<int:pk>/termin/<slug:code>.ics", files.ical, name="ical"),
    path("sprawy/<int:pk>/metryka.<slug:form>", files.record, name="record"),
    path("sprawy/<int:pk>/<slug:slug>/", case.tab, name="tab"),
    path("nadzor/", oversight.overview, name="oversight"),
    path("zasady/", reference.open_points, name="open_points"),
    path("prawo/", reference.law, name="law"),
    path("prawo/<slug:code>/", reference.procedure, name="procedure"),
    path("zadania-w-tle/", operations.jobs, name="jobs"),
    path("zadania-w-tle/<int:pk>/ponow/", operations.retry_job, name="retry_job"),
    path("dziennik/", operations.audit, name="audit"),
]
