"""The rules: `load` them, `select` among them, `explain` one of them."""

from domicile.rulebook.loading import UnknownRuleError, explain, ids, load, select
from domicile.rulebook.model import Example, Explanation, Rule, Source

__all__ = [
    "Example",
    "Explanation",
    "Rule",
    "Source",
    "UnknownRuleError",
    "explain",
    "ids",
    "load",
    "select",
]
