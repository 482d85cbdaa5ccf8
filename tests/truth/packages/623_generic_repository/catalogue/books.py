from .enricher import _Enricher, _Spec


def _prompt(title):
    return f"Blurb for the book {title}"


_books = _Enricher(_Spec(model="claude-opus-4-7", to_prompt=_prompt, parse=str.strip))


def enrich_books(titles):
    return list(_books.run(titles))
