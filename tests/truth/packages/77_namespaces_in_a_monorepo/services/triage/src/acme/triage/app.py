from acme.common import FAST_MODEL, ClaudeService

service = ClaudeService("triage")


def _triage(text):
    return service.client.messages.create(
        model=FAST_MODEL, max_tokens=5, messages=[{"role": "user", "content": text}]
    )
