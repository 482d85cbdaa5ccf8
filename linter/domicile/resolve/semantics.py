"""What each kind of expression, statement and callable value means."""

from __future__ import annotations

from domicile.resolve.callables import CALLABLES
from domicile.resolve.expressions import EXPRESSIONS
from domicile.resolve.program import Semantics
from domicile.resolve.statements import STATEMENTS

SEMANTICS = Semantics(EXPRESSIONS, STATEMENTS, CALLABLES)
