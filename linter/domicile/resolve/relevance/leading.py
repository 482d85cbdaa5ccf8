"""The names that lead to calls in a module, and whether a piece of code has one of them."""

from __future__ import annotations

from domicile.python.names import Names
from domicile.quick_classes import dataclass

# What reads attributes by names that are given as strings.
BY_STRING = frozenset({"getattr", "attrgetter", "methodcaller", "__getattribute__"})


@dataclass(frozen=True, slots=True)
class Leading:
    """The names that lead to calls: `words`, and of those the `resources` of a client.

    A resource's name, such as `messages`, is a common name for a variable too, and for an
    attribute that holds texts: it leads on where an operation is read from it, and as an
    attribute where it is handed on whole. So do the `weak` ones, which are set beside a client.
    """

    words: frozenset[str]
    resources: frozenset[str]
    operations: frozenset[str]
    weak: frozenset[str]
    objects: frozenset[str] = frozenset()  # globals that what they are handed to may change
    acting: frozenset[str] = frozenset()  # functions and methods that set what calls may read
    invoking: frozenset[str] = frozenset()  # those that call what they have been handed
    read_by_calls: frozenset[str] = frozenset()  # attributes, among other names
    telling: frozenset[str] = frozenset()  # methods of own logs that may change what they are told

    def acts(self, names: Names) -> bool:
        """Whether these may call what sets something that a call reads."""
        return not self.acting.isdisjoint((names.attributes - names.harmless) | names.called)

    def matters(self, names: Names) -> bool:
        """Whether these lead to a call or call what acts on one."""
        return self.found(names) or self.acts(names)

    def found(self, names: Names) -> bool:
        """Whether these names lead to a call."""
        attributes = self.words & names.attributes
        read = (self.words & names.reads) - names.answers
        if (attributes | read) - self.resources - self.weak:
            return True
        if not attributes.isdisjoint(names.whole):
            return True
        steps = self.operations | self.resources
        if any(f"{base}.{name}" in names.links for base in attributes | read for name in steps):
            return True
        return not BY_STRING.isdisjoint(names.reads | names.attributes) and not (
            self.words.isdisjoint(names.strings)
        )
