"""The catalogue: which callables of which SDK are calls, and where their parameters sit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import repeat
from typing import Any

from domicile import shipped
from domicile.quick_classes import dataclass

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClientClass:
    """A client class of an SDK and what its constructor's arguments decide."""

    name: str
    surface: str
    platform: str
    region: str | None  # the argument that names the region, if the platform has one
    workspace: str | None  # the argument that names a workspace
    hides: tuple[str, ...]  # arguments that may bring a base URL the code does not show
    positional: tuple[str, ...] = ()  # the names of positional arguments, in order
    copies_keep: frozenset[str] = frozenset()  # arguments that have no effect on a copy
    derived_from: str | None = None  # another client class, or the one that this is a name of


@dataclass(frozen=True, slots=True)
class Operation:
    """One way to send. `geo` is "accepted", "refused" or "none" (no such field at all)."""

    path: Path
    kind: str  # "request", "batch", "raw", "model_object" or "thread"
    geo: str
    infers: bool = True
    optional: bool = False  # a call only where its model argument is there
    within: str | None = None  # the argument whose object holds the model

    @property
    def name(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Recognised:
    """When a call on an unknown receiver is taken for a call of the surface."""

    paths: frozenset[Path]
    sure_paths: frozenset[Path]
    keywords: frozenset[str]
    near_keywords: frozenset[str]
    near_names: tuple[str, ...]
    sure_keywords: frozenset[str]
    never_keywords: frozenset[str]
    never_after: frozenset[str]
    never_packages: frozenset[str]

    def operation(self, path: Path) -> Path | None:
        """The operation path that an attribute path ends in, unless it is another SDK's."""
        for length in (4, 3, 2):
            tail = path[-length:]
            if len(tail) == length and tail in self.paths:
                before = path[-length - 1 : -length]
                return None if before and before[0].strip("()") in self.never_after else tail
        return None

    def resource(self, name: str) -> Path:
        """The path from a client to a resource; empty if the name does not end as one's does."""
        found = {path[:-1] for path in self.paths if path[-2:-1] == (name.rpartition("_")[2],)}
        return min(found, key=len, default=())


@dataclass(frozen=True, slots=True)
class FallbackMiddleware:
    """A middleware that repeats refused requests with other models, and on which operations."""

    name: str
    argument: str  # its first: the list of what to change for each attempt
    below: Path


@dataclass(frozen=True, slots=True)
class HttpClient:
    """The HTTP client that a client may be given, and what of it may change a request."""

    argument: str
    classes: frozenset[str]  # whole paths
    changing: tuple[str, ...]  # arguments
    attribute: str  # of a client: where it is kept
    holding: frozenset[str]  # attributes that hold what may change a request
    passed: frozenset[str]  # attributes that requests pass
    plain: frozenset[str]  # what changes none, where it is given there


@dataclass(frozen=True, slots=True)
class Catalog:
    """The catalogue of one surface."""

    surface: str
    package: str
    words: tuple[str, ...]
    clients: Mapping[str, ClientClass]
    base_url: str
    headers: tuple[str, ...]
    query: tuple[str, ...]
    middleware: str
    workspace_header: str
    copies: frozenset[str]
    copies_adding: Mapping[str, str]  # methods that give a copy -> the argument they add to
    transparent: frozenset[str]
    omitted: frozenset[str]
    omitted_classes: frozenset[str]
    fallback_middleware: FallbackMiddleware
    hooks: tuple[str, ...]  # of a client: what each request passes
    http_client: HttpClient
    typed_dicts: str
    operations: Mapping[Path, Operation]
    runner: tuple[Path, str]  # the operation that gives one, and the method that changes it
    thread_operations: Mapping[Path, Operation]
    thread_update: str
    thread_copies: frozenset[str]
    thread_classes: frozenset[str]
    resource_classes: Mapping[str, Path]
    resource_bases: frozenset[str]
    wrappers: tuple[str, ...]
    unread: frozenset[str]
    raw_paths: Mapping[str, Operation]
    recognised: Recognised

    def operation_at_end(self, path: Path) -> Operation | None:
        """The operation that an attribute path from anything ends in, of two steps or more."""
        for length in (4, 3, 2):
            operation = self.operations.get(path[-length:]) if len(path) >= length else None
            if operation is not None:
                before = path[-length - 1 : -length]
                excluded = before and before[0].strip("()") in self.recognised.never_after
                return None if excluded else operation
        return None

    def client(self, dotted: str) -> ClientClass | None:
        """The client class an import path means (`anthropic.Anthropic`, however deep)."""
        package, _, rest = dotted.partition(".")
        return self.clients.get(rest.rpartition(".")[2]) if package == self.package else None

    def omits(self, dotted: str) -> bool:
        """Whether an import path means one of the sentinels for "not sent"."""
        package, _, rest = dotted.partition(".")
        return package == self.package and rest.rpartition(".")[2] in self.omitted

    def omits_class(self, dotted: str) -> bool:
        """Whether an import path means the class of such a sentinel."""
        package, _, rest = dotted.partition(".")
        return package == self.package and rest.rpartition(".")[2] in self.omitted_classes

    @property
    def usual_platform(self) -> str:
        """What the first client class reaches: that of the SDK's own vendor."""
        return next(iter(self.clients.values())).platform

    def resource(self, dotted: str) -> Path | None:
        """The path from a client to what is made from a class of the SDK's resources."""
        package, *steps = dotted.split(".")
        path = self.resource_classes.get(steps[-1]) if steps else None
        if path is None or package != self.package or steps[0] != "resources":
            return None
        return ("beta", *path) if "beta" in steps else path

    def unbound_operation(self, dotted: str) -> Path | None:
        """The path of an operation that is read from a resource's class: `Messages.create`."""
        if not dotted.startswith(self.package):
            return None
        owner, _, name = dotted.rpartition(".")
        resource = self.resource(owner)
        return (*resource, name) if resource and (*resource, name) in self.operations else None

    def keeps_client(self, dotted: str) -> bool:
        """Whether an import path means a class whose constructor keeps the client it is given."""
        package, _, name = dotted.rpartition(".")
        known = name in self.resource_bases and package.partition(".")[0] == self.package
        return known or self.resource(dotted) is not None

    def resource_class(self, path: Path) -> str | None:
        """The import path of the class that is behind a path from a client."""
        beta = path[:1] == ("beta",)
        plain = path[1:] if beta else path
        for name, known in self.resource_classes.items():
            if known == plain:
                return f"{self.package}.resources.{'beta.' if beta else ''}{name}"
        return None

    def roots(self) -> frozenset[str]:
        """The attributes of a client that operations are read from, `beta` left out."""
        return frozenset(path[0] for path in self.operations if path[0] != "beta")

    def above(self) -> frozenset[str]:
        """What operations that are recognised on any receiver are read from, by its name."""
        return frozenset(path[-2] for path in self.recognised.paths)


@cache
def load_catalog() -> Catalog:
    """The shipped catalogue of the Anthropic SDK for Python."""
    return _catalog(shipped.data("catalog/anthropic-python"))


def _catalog(data: Mapping[str, Any]) -> Catalog:
    arguments = data["client_arguments"]
    recognised = data["recognised"]
    return Catalog(
        surface=data["surface"],
        package=data["package"],
        words=tuple(data["words"]),
        clients={c.name: c for entry in data["clients"] for c in _clients(data["surface"], entry)},
        base_url=arguments["base_url"],
        headers=tuple(arguments["headers"]),
        query=tuple(arguments["query"]),
        middleware=arguments["middleware"],
        workspace_header=data["workspace_header"],
        copies=frozenset(data["copies"]),
        copies_adding=dict(data["copies_adding"]),
        transparent=frozenset(data["transparent"]),
        omitted=frozenset(data["omitted"]),
        omitted_classes=frozenset(data["omitted_classes"]),
        fallback_middleware=_fallback_middleware(data["fallback_middleware"]),
        hooks=tuple(data["hooks"]),
        http_client=_http_client(data["http_client"]),
        typed_dicts=data["typed_dicts"],
        operations={op.path: op for op in map(_operation, data["operations"])},
        runner=(_path(data["runner"]["operation"]), data["runner"]["changed_by"]),
        thread_operations={op.path: op for op in map(_operation, data["thread_operations"])},
        thread_update=data["thread_update"],
        thread_copies=frozenset(data["thread_copies"]),
        thread_classes=frozenset(data["thread_classes"]),
        resource_classes={name: _path(text) for name, text in data["resource_classes"].items()},
        resource_bases=frozenset(data["resource_bases"]),
        wrappers=tuple(data["wrappers"]),
        unread=frozenset(data["unread"]),
        raw_paths={entry["path"]: _operation(entry) for entry in data["raw_paths"]},
        recognised=Recognised(
            paths=frozenset(_path(text) for text in recognised["paths"]),
            sure_paths=frozenset(_path(text) for text in recognised["sure_paths"]),
            keywords=frozenset(recognised["keywords"]),
            near_keywords=frozenset(recognised["near_keywords"]),
            near_names=tuple(recognised.get("near_names", ())),
            sure_keywords=frozenset(recognised["sure_keywords"]),
            never_keywords=frozenset(recognised["never_keywords"]),
            never_after=frozenset(recognised["never_after"]),
            never_packages=frozenset(recognised["never_packages"]),
        ),
    )


def _path(text: str) -> Path:
    return tuple(text.split("."))


def _fallback_middleware(data: Mapping[str, str]) -> FallbackMiddleware:
    return FallbackMiddleware(data["class"], data["argument"], tuple(data["below"].split(".")))


def _http_client(data: Mapping[str, Any]) -> HttpClient:
    classes, plain = frozenset(data["classes"]), frozenset(data["plain"])
    return HttpClient(
        data["argument"],
        classes,
        tuple(data["changing"]),
        data["attribute"],
        frozenset(data["holding"]),
        frozenset(data["passed"]),
        plain,
    )


def _clients(surface: str, entry: Mapping[str, Any]) -> list[ClientClass]:
    return [
        ClientClass(
            name=name,
            surface=surface,
            platform=entry["platform"],
            region=entry.get("region", {}).get("argument"),
            workspace=entry.get("workspace"),
            hides=tuple(entry.get("hides", ())),
            positional=tuple(entry.get("positional", ())),
            copies_keep=frozenset(entry.get("copies_keep", ())),
            derived_from=base,
        )
        for name, base in zip(
            entry["classes"], entry.get("derived_from", repeat(None)), strict=False
        )
    ]


def _operation(entry: Mapping[str, Any]) -> Operation:
    return Operation(
        path=_path(entry["path"]),
        kind=entry["kind"],
        geo=entry["geo"],
        infers=entry.get("infers", True),
        optional=entry.get("optional", False),
        within=entry.get("within"),
    )
