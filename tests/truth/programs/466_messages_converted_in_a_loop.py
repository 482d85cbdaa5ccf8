# exact: platform, region
"""A method turns records into messages in a loop; what is in a list is changed with the list."""
from dataclasses import dataclass, field

from anthropic import Anthropic


@dataclass
class Turn:
    role: str
    text: str = ""
    calls: list = field(default_factory=list)


@dataclass
class Request:
    turns: list
    system: str | None = None


class Service:
    def __init__(self, model="claude-opus-4-6"):
        self.model = model
        self._client = Anthropic()

    def _payload(self, request):
        messages = []
        at = 0
        while at < len(request.turns):
            turn = request.turns[at]
            if turn.role == "tool":
                results = []
                while at < len(request.turns) and request.turns[at].role == "tool":
                    each = request.turns[at]
                    results.append({"type": "text", "text": each.text})
                    at += 1
                messages.append({"role": "user", "content": results})
                continue
            blocks = []
            if turn.text and turn.text.strip():
                blocks.append({"type": "text", "text": turn.text})
            for call in turn.calls:
                blocks.append({"type": "text", "text": call})
            role = turn.role if turn.role in {"user", "assistant"} else "user"
            messages.append({"role": role, "content": blocks})
            at += 1
        payload = {"model": self.model, "max_tokens": 9, "messages": messages}
        if request.system:
            payload["system"] = request.system
        return payload

    def send(self, request):
        return self._client.messages.create(**self._payload(request))


def _pin(kwargs):
    kwargs["inference_geo"] = "us"
    return 1


def _pin_all(many):
    for kwargs in many:
        _pin(kwargs)


def basic():
    return {
        "model": "claude-opus-4-7",
        "max_tokens": 9,
        "messages": [{"role": "user", "content": "hi"}],
    }


def in_a_list():
    kwargs, batch = basic(), []
    batch.append(kwargs)
    _pin_all(batch)
    Anthropic().messages.create(**kwargs)


def in_a_dict():
    kwargs, jobs = basic(), {}
    jobs["first"] = kwargs
    jobs.update(second=0)
    _pin_all(job for job in jobs.values() if job)
    Anthropic().messages.create(**kwargs)


def within_a_value():
    kwargs, log = basic(), []
    log.append({"pinned": 1 + _pin(kwargs)})
    Anthropic().messages.create(**kwargs)


def in_a_block():
    kwargs = basic()
    with open(__file__ if _pin(kwargs) else "") as file:
        file.read(1)
    Anthropic().messages.create(**kwargs)


Service().send(Request([Turn("user", "hi"), Turn("tool", "1"), Turn("narrator", "2", ["x"])]))
in_a_list()
in_a_dict()
within_a_value()
in_a_block()
