"""The rules: `load` them, `select` among them, `explain` one of them."""

from domicile.rulebook.loading import UnknownRuleError, explain, ids, load, select
from domicile.rulebook.model import Example, Explanation, Rule, Source, cases

__all__ = [
    "Example",
    "Explanation",
    "Rule",
    "Source",
    "UnknownRuleError",
    "cases",
    "explain",
    "ids",
    "load",
    "select",
]
