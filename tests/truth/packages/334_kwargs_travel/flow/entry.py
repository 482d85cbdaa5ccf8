from flow.defaults import with_defaults
from flow.residency import pin
from flow.send import send


def handle(text):
    kwargs = {"messages": [{"role": "user", "content": text}], "model": None, "temperature": None}
    kwargs = with_defaults(kwargs)
    pin(kwargs)
    return send(**kwargs)
