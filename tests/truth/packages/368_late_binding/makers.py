from functools import partial
from ask import ask

LATE, EARLY = [], []
for geo in ("global", "us"):
    LATE.append(lambda text: ask(text, geo))
    EARLY.append(partial(ask, geo=geo))
    EARLY.append(lambda text, geo=geo: ask(text, geo, "claude-opus-4-6"))
geo = None
