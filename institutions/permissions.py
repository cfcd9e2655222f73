"""All addresses of the product with the rule of each, read from the URLconf."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from auth.enums import Role
from institutions.access import Rule, rule_of


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its pattern as `/sprawy/<int:pk>/`, its URL name with namespace, and its rule, if declared."""

    url: str
    name: str
    rule: Rule | None

    def as_data(self) -> dict[str, object]:
        """The address as `permissions --json` prints it; `roles` are all that may come in."""
        declared = self.rule
        if declared is None:
            return {"url": self.url, "name": self.name, "methods": [], "rule": None, "roles": [], "basis": ""}
        return {
            "url": self.url,
            "name": self.name,
            "methods": list(declared.methods),
            "rule": declared.name,
            "roles": [role.value for role in roles_of(declared)],
            "basis": declared.basis,
        }


def roles_of(declared: Rule) -> tuple[Role, ...]:
    """The roles that pass the rule; all human ones where being signed in, or nothing, is enough."""
    if declared.name == "roles":
        return declared.roles
    return tuple(role for role in Role if role is not Role.SYSTEM)


def addresses() -> list[Address]:
    """Every address of the URLconf, in its order."""
    return list(_walk(get_resolver().url_patterns, "/", ""))


def _walk(patterns: list[URLPattern | URLResolver], prefix: str, namespace: str) -> Iterator[Address]:
    for entry in patterns:
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry.url_patterns, prefix + str(entry.pattern), inner)
        else:
            name = f"{namespace}{entry.name}" if entry.name else ""
            yield Address(url=prefix + str(entry.pattern), name=name, rule=rule_of(entry.callback))
