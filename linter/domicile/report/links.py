"""Addresses that reports point to."""

from __future__ import annotations

PROJECT = "https://github.com/domicile/domicile"
_RULE_PAGES = f"{PROJECT}/blob/main/docs/rules"
_OWN_RULES = "GEO"  # no custom rule's id may begin with it


def rule_page(id_: str, name: str) -> str | None:
    """The page of a built-in rule; None for a custom one, whose page is its author's business."""
    return f"{_RULE_PAGES}/{id_}-{name}.md" if id_.startswith(_OWN_RULES) else None
