# run:
# open: model, geo, pair
"""A decorator that is a list's own method, and a module's settings changed through `__dict__`."""

import app
from app import settings

app.ask()

import app.plugins  # noqa: E402

app.ask()
settings.__dict__.update(GEO="global")
app.ask()
