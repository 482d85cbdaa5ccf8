"""What packages from outside the tree do with the functions, dicts and lists they are handed."""

from __future__ import annotations

# Packages whose functions do not call what they are handed (but for those with a handler).
NEVER_CALL = frozenset(
    [
        "abc",
        "ast",
        "base64",
        "builtins",
        "copy",
        "datetime",
        "enum",
        "hashlib",
        "inspect",
        "io",
        "logging",
        "loguru",
        "math",
        "operator",
        "os",
        "pathlib",
        "pickle",
        "platform",
        "pprint",
        "random",
        "rich",
        "string",
        "structlog",
        "sys",
        "textwrap",
        "time",
        "traceback",
        "typing",
        "typing_extensions",
        "uuid",
        "warnings",
        "weakref",
        "yaml",
    ]
)

# Packages whose functions have called what they are handed when they are through, if at all.
KEEPS_NOTHING = frozenset(
    [
        *("asyncio", "backoff", "bisect", "collections", "concurrent", "contextlib"),
        *("dataclasses", "functools", "heapq", "itertools", "pydantic", "pytest", "re"),
        *("tenacity", "unittest"),
    ]
)

# Of those that do not call at once: what keeps functions to call them when something happens.
REGISTERING = frozenset({"sys.addaudithook", "sys.setprofile", "sys.settrace", "weakref.finalize"})
REGISTERING_ROOTS = frozenset({"logging", "loguru", "structlog"})

# What takes a function for its name and text only.
NAME_ONLY = frozenset({"functools.wraps", "functools.update_wrapper"})

# Packages whose functions leave the dicts and lists they are handed as they are.
READ_ONLY = (NEVER_CALL - {"weakref"}) | frozenset(
    [
        "json",
        "re",
        "anthropic",
        "argparse",
        "asyncio",
        "backoff",
        "collections",
        "contextlib",
        "dataclasses",
        "functools",
        "itertools",
        "pydantic",
        "pytest",
        "subprocess",
        "tempfile",
        "tenacity",
        "threading",
        "urllib",
    ]
)

# What puts the elements of a list it is handed into another order, or adds and takes some.
REORDERING = frozenset(
    [
        "bisect.insort",
        "bisect.insort_left",
        "bisect.insort_right",
        "heapq.heapify",
        "heapq.heappop",
        "heapq.heappush",
        "heapq.heappushpop",
        "heapq.heapreplace",
        "random.shuffle",
    ]
)

# What gives code that is loaded by a name, or the names of some.
LOADING = frozenset(
    [
        "django.utils.module_loading.import_string",
        "imp.load_source",
        "importlib.metadata.entry_points",
        "importlib.util.module_from_spec",
        "importlib_metadata.entry_points",
        "pkg_resources.iter_entry_points",
        "pydoc.locate",
        "runpy.run_module",
        "runpy.run_path",
        "werkzeug.utils.import_string",
    ]
)

# Classes whose objects hold something else in each thread.
OF_EACH_THREAD = frozenset(
    ["_threading_local.local", "asgiref.local.Local", "gevent.local.local", "threading.local"]
)

# What gives something new at every call, which nobody else has.
GIVES_NEW = frozenset(
    [
        "ast.literal_eval",
        "copy.copy",
        "copy.deepcopy",
        "dataclasses.asdict",
        "json.load",
        "json.loads",
        "pickle.load",
        "pickle.loads",
        "tomllib.load",
        "tomllib.loads",
        "yaml.load",
        "yaml.safe_load",
    ]
)

# Packages that call what they are handed, and leave it as it is.
MAY_CALL = frozenset({"asyncio", "collections", "itertools", "threading", "concurrent"})

# Packages whose decorators leave a function to its callers: what they call it with is theirs.
WRAPPING = NEVER_CALL | frozenset(
    [
        "async_lru",
        "asyncio",
        "backoff",
        "beartype",
        "cachetools",
        "contextlib",
        "dataclasses",
        "ddtrace",
        "deprecated",
        "functools",
        "langfuse",
        "langsmith",
        "logfire",
        "numba",
        "opentelemetry",
        "overrides",
        "pydantic",
        "ratelimit",
        "retry",
        "retrying",
        "sentry_sdk",
        "stamina",
        "tenacity",
        "torch",
        "traceloop",
        "typeguard",
        "weave",
        "wrapt",
    ]
)
