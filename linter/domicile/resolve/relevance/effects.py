"""Methods of what is not shown that are called for their effect, as far as their names tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domicile import ir
from domicile.python.names import MUTATORS, READERS
from domicile.resolve.relevance.parts import TELLING, blocks_of

# First words of methods that change what they are called on although something is done with what
# they give: of others only those are taken to change something that are called for their own sake.
CHANGING = MUTATORS | {
    *("acquire", "activate", "advance", "apply", "assign", "await", "begin", "bump", "cancel"),
    *("change", "choose", "close", "commit", "complete", "configure", "connect", "consume"),
    *("continue", "cycle", "deactivate", "decrement", "demote", "disable", "do", "downgrade"),
    *("drain", "drop", "emit", "enable", "ensure", "enter", "escalate", "exec", "execute"),
    *("exhaust", "expire", "fail", "fallback", "feed", "fetch", "finish", "fire", "flip"),
    *("flush", "handle", "increment", "init", "initialize", "invalidate", "join", "load"),
    *("login", "lock", "maybe", "mark", "move", "mutate", "next", "notify", "open", "perform"),
    *("poll", "process", "progress", "promote", "pull", "push", "raise", "read", "receive"),
    *("reconnect", "record", "recover", "refresh", "register", "reload", "renew", "reset"),
    *("resume", "retry", "rollback", "rotate", "run", "schedule", "send", "set", "setup"),
    *("shift", "skip", "spend", "start", "step", "stop", "submit", "swap", "switch", "sync"),
    *("synchronize", "take", "tick", "toggle", "touch", "transition", "trigger", "try", "tune"),
    *("unlock", "unregister", "unset", "upgrade", "use", "visit", "wait", "write"),
}
# First words of methods that keep what they are handed, or tell others of it.
_KEEPING = frozenset(
    (
        *("add", "append", "attach", "cache", "close", "connect", "delete", "detach", "disconnect"),
        *("discard", "display", "dump", "enqueue", "index", "insert", "log", "print", "publish"),
        *("push", "put", "read", "receive", "record", "register", "release", "remove", "report"),
        *("save", "send", "set", "show", "store", "submit", "subscribe", "track", "unregister"),
        *("unsubscribe", "write"),
    )
)
_ASKING = READERS | TELLING | {"print", "trace"}


def may_change(name: str, dropped: bool) -> bool:
    """Whether a call of something by this name is one for its effect.

    One that is `dropped`, so that nothing is done with what it gives, is.
    """
    if name in _ASKING:
        return False
    return dropped or name.strip("_").partition("_")[0] in CHANGING


def may_set(name: str, dropped: bool) -> bool:
    """Whether a method by this name may set attributes of what it is handed: `hooks.run(self)`."""
    first = name.strip("_").partition("_")[0]
    return may_change(name, dropped) and first not in _KEEPING and name not in MUTATORS


def called_alone(statement: ir.Stmt) -> ir.Call | None:
    """The call that a statement makes and drops what it gives, awaited or not."""
    value = statement.value if isinstance(statement, ir.Evaluate) else None
    value = value.value if isinstance(value, ir.Await) else value
    return value if isinstance(value, ir.Call) else None


def acted_on(roots: Iterable[ir.Stmt], within: bool = False) -> Iterator[str]:
    """The attributes of which statements call a method for its effect: `self.job.refresh()`.

    What stands `within` a statement, such as a test, is not dropped.
    """
    for root in roots:
        alone = None if within else called_alone(root)
        for node in ir.nodes(root):
            function = node.function if isinstance(node, ir.Call) else None
            if (
                isinstance(function, ir.Attribute)
                and isinstance(function.base, ir.Attribute)
                and may_change(function.name, node is alone)
            ):
                yield function.base.name


def acted_on_inside(block: Iterable[ir.Stmt]) -> Iterator[str]:
    """The same of a block and the blocks in it."""
    for statement in block:
        blocks = blocks_of(statement)
        if not blocks:
            yield from acted_on([statement])
        for inner in blocks:
            yield from acted_on_inside(inner)
