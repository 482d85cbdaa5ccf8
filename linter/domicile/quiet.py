"""Files without a word of the gate, named by themselves: whether their imports lead to a call.

`messages = clients.get()` and `messages.create(...)` hold no such word. In a run over the tree the
file that has it is there too; in a hook that gets the changed files it may not be.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence

# What a call is spelled with at least. Files that do not spell one are left alone.
_USE = re.compile(
    rb"\.[\s\\]*(?:create|stream|parse|tool_runner|with_(?:raw|streaming)_response)\b"
)
_MOST = 100  # files that are looked at, and as many again that they lead to


def quiet(files: Sequence[str], texts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Those of `files` that spell what may be a call; none where `files` are very many.

    `texts` stand for the files at their paths.
    """
    if len(files) > _MOST:
        return ()
    return tuple(path for path in files if _USE.search(_bytes(path, texts)))


def led_to(
    files: Sequence[str], tree: Sequence[str], above: str, read: Callable[[str], bytes]
) -> tuple[str, ...]:
    """The files of `tree` that `files` import, in any number of steps, and that pass the gate."""
    from domicile.link import Project
    from domicile.screen import passes

    project = Project(tree, lambda path: None, read=read, above=above)
    seen = set(files)
    pending = deque(files)
    found: list[str] = []
    while pending and len(seen) < len(files) + _MOST:
        for path in _imported(pending.popleft(), project.find, read):
            if path not in seen:
                seen.add(path)
                pending.append(path)
                found += [path] if passes(read(path)) else []
    return tuple(sorted(found))


def _bytes(path: str, texts: Mapping[str, bytes]) -> bytes:
    if path in texts:
        return texts[path]
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def _imported(
    path: str, find: Callable[[str, str, int], str | None], read: Callable[[str], bytes]
) -> Iterator[str]:
    from domicile.python.import_text import entries, import_text, words

    text = import_text(read(path))
    for entry in entries(text, words(text)):
        if entry is None:
            continue
        module, level, name = entry
        inner = f"{module}.{name}" if module else name
        for dotted in (module, *([inner] if name not in ("", "*") else [])):
            meant = find(path, dotted, level)
            if meant is not None:
                yield meant
