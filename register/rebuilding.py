"""Makes the projections of all entries anew from their versions in force.

Needed when the rules change by which they are computed: what is indexed, families of words, another edition
of the dictionary. Versions and statuses are only read.
"""

from typing import Final

from django.db import transaction

from register.description import Description
from register.enums import QualificationKind
from register.indexing import WordCount, vocabulary
from register.models import KnownWord, Qualification, QualificationVersion
from register.projections import projections

__all__ = ["rebuild"]

AT_ONCE: Final = 500


@transaction.atomic
def rebuild() -> int:
    """Writes the computed columns of every entry and the words of the register; returns how many entries it has.

    Raises ValidationError for a version that is no description.
    """
    words = WordCount()
    done = 0
    versions = QualificationVersion.objects.filter(valid_until__isnull=True).select_related("qualification")
    for version in versions.order_by("qualification_id").iterator(chunk_size=AT_ONCE):
        entry = version.qualification
        description = Description.model_validate(version.snapshot)
        columns = projections(description, kind=QualificationKind(entry.kind), applicant_name=entry.applicant_name)
        Qualification.objects.filter(pk=entry.pk).update(**columns)
        words.add(vocabulary(description, entry.applicant_name))
        done += 1
    KnownWord.objects.all().delete()
    KnownWord.objects.bulk_create(KnownWord(**row) for row in words.rows())
    return done
