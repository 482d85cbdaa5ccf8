from .enricher import _Enricher, _Spec

_SPEC = _Spec("claude-haiku-4-5", lambda t: f"Logline for {t}", lambda s: s.split(), geo=None)


def enrich_films(titles):
    return [*_Enricher(_SPEC).run(titles)]
