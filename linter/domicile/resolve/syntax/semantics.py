"""What each kind of expression, statement and callable value means."""

from __future__ import annotations

from domicile.resolve.functions.callables import CALLABLES
from domicile.resolve.machine.semantics import Semantics
from domicile.resolve.relevance.quiet import run_quiet
from domicile.resolve.syntax.expressions import EXPRESSIONS
from domicile.resolve.syntax.statements import STATEMENTS

SEMANTICS = Semantics(EXPRESSIONS, STATEMENTS, CALLABLES, run_quiet)
