from .bus import subscribe
from .claude import send


@subscribe("created")
def _triage(text):
    return send(text, model="claude-haiku-5-5")


@subscribe("closed")
def _archive(text):
    return send(text, model="claude-opus-5", geo="us")
