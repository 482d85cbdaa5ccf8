"""Judgement: `judge` calls against rules, and tell their `effective_values` and `workspace_of`."""

from domicile.judge.effective import effective_values, workspace_of
from domicile.judge.judging import judge

__all__ = ["effective_values", "judge", "workspace_of"]
