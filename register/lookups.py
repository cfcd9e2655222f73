"""How a search index is compared with a question that is already written as a `tsquery`."""

from django.contrib.postgres.search import SearchVectorField
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup
from django.db.models.sql.compiler import SQLCompiler


@SearchVectorField.register_lookup
class FoundBy(Lookup[str]):
    """`search_vector__found_by="'=okno':A"`: without a parser that would take the signs of our marks away."""

    lookup_name = "found_by"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        left, left_values = self.process_lhs(compiler, connection)
        return f"{left} @@ %s::tsquery", (*left_values, self.rhs)
