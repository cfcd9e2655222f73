from django.apps import AppConfig
from django.core.checks import register
from django.http import HttpRequest


class DocumentsConfig(AppConfig):
    name = "documents"
    label = "documents"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from cases import panels as case_page, timers
        from documents import checking, checks, delivering, files, jobs, panels, receipts, uploads
        from kernel import navigation

        del files, jobs  # importing them registers their receivers and handlers
        register(checks.letters_can_be_printed, deploy=True)
        receipts.register_receipts()
        timers.on_day("documents", delivering.follow_deliveries)
        timers.on_day("files", checking.follow_scans)
        timers.on_day("uploads", uploads.drop_abandoned)
        navigation.register(
            navigation.NavEntry(
                "Skrzynka",
                "documents:inbox",
                navigation.Section.INBOX,
                10,
                visible=_is_signed_in,
                count=_unopened,
            )
        )
        navigation.register(
            navigation.NavEntry(
                "Kwarantanna", "documents:quarantine", navigation.Section.MANAGEMENT, 75, visible=_is_administrator
            )
        )
        case_page.add_tab(
            case_page.Tab(
                "dokumenty",
                "Dokumenty",
                "documents/tab_documents.html",
                panels.documents_tab,
                order=30,
                count=panels.documents_count,
            )
        )
        case_page.add_tab(
            case_page.Tab(
                "korespondencja",
                "Korespondencja",
                "documents/tab_correspondence.html",
                panels.correspondence_tab,
                order=40,
                count=panels.letters_count,
            )
        )


def _is_signed_in(request: HttpRequest) -> bool:
    from institutions.middleware import actor_of

    return actor_of(request) is not None


def _is_administrator(request: HttpRequest) -> bool:
    from auth.enums import Role
    from institutions.middleware import actor_of

    actor = actor_of(request)
    return actor is not None and actor.has(Role.OPERATOR_ADMIN)


def _unopened(request: HttpRequest) -> int:
    from documents.queries import unopened_count
    from institutions.middleware import actor_of

    return unopened_count(actor_of(request))
