"""Clients of other products whose calls read the same. Nothing here is Claude."""

import types


def openai_like() -> object:
    threads = types.SimpleNamespace(
        messages=types.SimpleNamespace(create=lambda thread_id, role, content: (thread_id, role))
    )
    return types.SimpleNamespace(beta=types.SimpleNamespace(threads=threads))


class AgentsClient:
    class messages:  # noqa: N801
        @staticmethod
        def create(thread_id: str, role: str, content: str) -> dict:
            return {"thread": thread_id, "role": role, "content": content}


class Letta:
    def __init__(self) -> None:
        self.agents = types.SimpleNamespace(
            messages=types.SimpleNamespace(create=lambda agent_id, messages: {"agent": agent_id})
        )


class Anthropic:
    """A test double that happens to have the name."""

    def __init__(self, api_key: str) -> None:
        self.messages = self

    def create(self, **kwargs: object) -> dict:
        return dict(kwargs)


openai_like().beta.threads.messages.create(thread_id="t", role="user", content="hi claude")
AgentsClient().messages.create(thread_id="t", role="user", content="hi")
Letta().agents.messages.create(agent_id="agent-1", messages=[{"role": "user", "content": "x"}])
double = Anthropic(api_key="anthropic")
double.messages.create(model="claude-haiku-4-5", inference_geo="eu", max_tokens=1, messages=[])
"""
client.messages.create(model="claude-2", inference_geo="us")
"""
# client.messages.create(model="claude-2", inference_geo="us")
