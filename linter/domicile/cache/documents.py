"""Documents that were read and found to be valid, by their text: a hook need not do so again."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

from domicile.cache.identity import identity
from domicile.cache.store import Store
from domicile.positions import NO_TEXTS, Document, DocumentError, file_text, read

_KIND = "documents"


def valid(
    file: Path, schema: str, texts: Mapping[str, bytes] = NO_TEXTS, store: Store | None = None
) -> Document:
    """The document in `file`. Raises DocumentError with all that the schema does not allow."""
    path, text = file_text(file, texts)
    if store is None:
        return _checked(path, text, schema)
    key = blake2b(identity(store) + schema.encode() + b"\0" + text, digest_size=16).hexdigest()
    found = store.get(_KIND, key)
    if found is not None:
        return Document(path, *found)
    document = _checked(path, text, schema)
    store.put(_KIND, key, (document.data, document.values, document.keys))
    return document


def _checked(path: str, text: bytes, schema: str) -> Document:
    from domicile.schema import violations

    document = read(text, path)
    if document.data is not None and (problems := violations(document, schema)):
        raise DocumentError(problems)
    return document
