"""Families of derived words: `spawacz` and `spawać`, `monter` and `montaż`, `księgowy` and `księgowość`.

Names of qualifications say what is done, people say who they want to be. A family is what is left of
a basic form without the suffix of an occupation, an activity or a relation; the rules are our own, for
search only, where a match by family comes after every match by form.
"""

from functools import lru_cache
from typing import Final

__all__ = ["families"]

_SURE: Final = 3
"""The shortest root before a suffix that says what kind of word it is: „mal-arz”."""
_LIKELY: Final = 4
"""The shortest one before a suffix that other words end with too: „spaw-ać”."""

# A suffix of a folded basic form, and what stands in its place; „-” is nothing. „ować” hides a root with
# and without „ow”: montować – montaż, księgować – księgowy.
_SURE_SUFFIXES: Final = """
owac:-,ow aczka:- acz:- arka:- arz:- arski:- arstwo:- arnictwo:- arnia:- erka:- erstwo:- erski:- ierz:-
azysta:- azowy:- istka:- ista:- ystka:- ysta:- istyka:- ystyka:- istyczny:- ystyczny:- cjonista:- cjonistka:-
ator:- atorka:- acja:- acyjny:- antka:- ant:- entka:- czyni:- iciel:- yciel:- icielka:- ycielka:-
nik:-,n niczka:- nictwo:- niczy:- lnik:- alnictwo:- alniczy:- lniczy:- alnia:- lany:- laniec:- owiec:ow owy:ow owosc:ow
owa:ow owla:ow yczka:- iczny:- yczny:- log:log lozka:log logia:log logiczny:log
graf:graf grafia:graf graficzny:graf grafowac:graf grafka:graf
"""
_LIKELY_SUFFIXES: Final = """
ywac:-,yw iwac:-,iw awac:-,aw awca:-,aw ac:- ic:- yc:- ec:- nac:- er:- az:- tor:-,t torka:-,t cja:- cyjny:-
ent:- ca:- stwo:- ztwo:- ik:- ika:- yk:- yka:-
"""
_TOO_COMMON: Final = frozenset({"techn", "prac", "organiz", "kwalifik"})
"""Roots that say nothing in a register of qualifications."""


def _rules(text: str, shortest: int) -> list[tuple[str, tuple[str, ...], int]]:
    pairs = (rule.split(":") for rule in text.split())
    return [(suffix, tuple(end.replace("-", "") for end in ends.split(",")), shortest) for suffix, ends in pairs]


_RULES: Final = sorted(
    [*_rules(_SURE_SUFFIXES, _SURE), *_rules(_LIKELY_SUFFIXES, _LIKELY)], key=lambda rule: -len(rule[0])
)


@lru_cache(65_536)
def families(form: str) -> tuple[str, ...]:
    """Roots of a folded basic form, by the longest suffix that leaves enough; none for a word without one."""
    for suffix, ends, shortest in _RULES:
        root = form.removesuffix(suffix)
        if root != form and len(root) >= shortest:
            found = (_hardened(root + end) for end in ends)
            return tuple(one for one in dict.fromkeys(found) if one not in _TOO_COMMON)
    return ()


def _hardened(root: str) -> str:
    """„doradzać” and „doradca” have one root."""
    return root[:-1] if root.endswith("dz") else root
