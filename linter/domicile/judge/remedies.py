"""What would help against a finding, told from the values of the call alone.

A remedy concerns every request that the call can send: it is given only where it is right for
each of them. Whether the text allows it is for `domicile.fix` to see.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from domicile.calls import UNKNOWN, Call, Carrier, Unknown, Written
from domicile.catalog import Operation, load_catalog
from domicile.findings import Remedy
from domicile.fix.verbs import ADD_GEO, MOVE_GEO, REMOVE_GEO, REPLACE_GEO
from domicile.judge.records import Combination
from domicile.rulebook.conditions import Fact

_Offer: TypeAlias = Callable[[Call, Sequence[Combination]], "Remedy | None"]
MOST_COMBINATIONS = 500  # beyond that some may have been left out


def remedy(verbs: Sequence[str], call: Call, found: Sequence[Combination]) -> Remedy | None:
    """The first of a rule's verbs that helps at `call`, which has exactly these combinations."""
    if not found or len(found) > MOST_COMBINATIONS:
        return None
    offers = (_OFFERS[verb](call, found) for verb in verbs if verb in _OFFERS)
    return next((offer for offer in offers if offer is not None), None)


def _remove(call: Call, found: Sequence[Combination]) -> Remedy | None:
    """Safe where the platform ignores it; else only where the model, or the operation, refuses."""
    written = _written_once(found)
    if written is None or written.span is None:
        return None
    ignored = all(each.facts["platform.applies"] is False for each in found)
    if not call.infers:
        if _kind(call) != "request":
            return None  # a batch's entries may need what is written beside them
        why = "which counting tokens does not take"
    elif any(map(_needs_geo, found)):
        return None
    elif ignored:
        why = "which does nothing here"
    else:
        why = "which the model refuses: the call starts to work, and nothing pins it"
    text, safe = f"remove inference_geo, {why}", ignored and call.infers
    return Remedy(REMOVE_GEO, call.location, text, safe, (written.span,))


def _add(call: Call, found: Sequence[Combination]) -> Remedy | None:
    operation = _operation(call)
    if operation is None or not call.infers or not all(map(_takes_geo, found)):
        return None
    if any(each.variant.geo is not None or each.variant.written for each in found):
        return None
    value, into = _permitted(found), _destination(operation)
    if value is None or into is None:
        return None
    text = f'ask for inference_geo="{value}"'
    name = operation.path[-1]
    return Remedy(ADD_GEO, call.location, text, False, (), value, into, name)


def _replace(call: Call, found: Sequence[Combination]) -> Remedy | None:
    written, value = _written_once(found), _permitted(found)
    if written is None or written.span is None or value is None or not call.infers:
        return None
    geos = {each.variant.geo for each in found}
    if len(geos) != 1 or not geos <= {"global", None} or not all(map(_takes_geo, found)):
        return None
    if value in geos or not written.accepted or written.carrier not in _SENT:
        return None
    text = f'ask for inference_geo="{value}"'
    return Remedy(REPLACE_GEO, call.location, text, False, (written.span,), value)


def _move(call: Call, found: Sequence[Combination]) -> Remedy | None:
    """To where the operation sends it from."""
    written, operation = _written_once(found), _operation(call)
    if written is None or written.span is None or operation is None or not call.infers:
        return None
    if operation.kind != "request" or not all(map(_takes_geo, found)):
        return None
    into = _destination(operation)
    if into is None or into == written.carrier.value:
        return None
    text = f"move inference_geo to {'the arguments' if into == 'keyword' else into}"
    name = operation.path[-1]
    return Remedy(MOVE_GEO, call.location, text, False, (written.span,), None, into, name)


_OFFERS: Mapping[str, _Offer] = {
    REMOVE_GEO: _remove,
    ADD_GEO: _add,
    REPLACE_GEO: _replace,
    MOVE_GEO: _move,
}
_SENT = (Carrier.KEYWORD, Carrier.EXTRA_BODY, Carrier.BODY)


def _written_once(found: Sequence[Combination]) -> Written | None:
    """The one place where every combination has the geo written, with the same value."""
    each = {combination.variant.written for combination in found}
    if len(each) != 1:
        return None
    (written,) = each
    if len(written) != 1 or isinstance(written[0].value, Unknown):
        return None
    # A middleware that may rewrite the request could read it.
    is_sent = written[0].accepted and written[0].carrier in _SENT
    if is_sent and any(each.variant.geo != written[0].value for each in found):
        return None
    return written[0]


def _needs_geo(combination: Combination) -> bool:
    facts = combination.facts
    return facts["platform.applies"] is not False and facts["model.supports_geo"] is not False


def _takes_geo(combination: Combination) -> bool:
    facts = combination.facts
    return facts["platform.applies"] is True and facts["model.supports_geo"] is True


def _operation(call: Call) -> Operation | None:
    catalog = load_catalog()
    if call.surface != catalog.surface:
        return None
    return catalog.operations.get(tuple(call.operation.split(".")))


def _kind(call: Call) -> str:
    operation = _operation(call)
    return operation.kind if operation is not None else ""


def _destination(operation: Operation) -> str | None:
    """Where the operation's text has the geo; None where no edit here can write it."""
    if operation.kind == "batch":
        return "entry"
    if operation.kind != "request" or operation.geo == "none" or not operation.infers:
        return None
    return "keyword" if operation.geo == "accepted" else "extra_body"


def _permitted(found: Sequence[Combination]) -> str | None:
    """The geo to ask for: where the call runs already, if that is permitted, else the only one
    that is."""
    known = [set(_names(each.facts["known.geos"])) & _allowed(each) for each in found]
    candidates = set.intersection(*known)
    effective = {each.facts["effective_geo"] for each in found}
    kept = [geo for geo in candidates if effective == {geo}]
    chosen = kept or list(candidates)
    return chosen[0] if len(chosen) == 1 else None


def _allowed(combination: Combination) -> set[str]:
    facts = combination.facts
    allowed = set(_names(facts["known.geos"]))
    permitted = facts["permit.geos"]
    if permitted is not None and "global" not in _names(permitted):
        allowed &= set(_names(permitted))
    if facts["workspace.allowed_geos"] is UNKNOWN:
        return set()
    if facts["workspace.allowed_geos"] is not None:
        allowed &= set(_names(facts["workspace.allowed_geos"]))
    return allowed


def _names(fact: Fact) -> tuple[str, ...]:
    return fact if isinstance(fact, tuple) else ()
