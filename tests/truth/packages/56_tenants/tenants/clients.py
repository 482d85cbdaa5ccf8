from anthropic import Anthropic

_BASE = Anthropic(max_retries=1)
_WORKSPACES = {"us": "wrkspc_us", "anywhere": "wrkspc_general"}


class _Tenant:
    def __init__(self, name):
        headers = {"anthropic-workspace-id": _WORKSPACES[name]}
        self._client = _BASE.with_options(timeout=10).with_options(default_headers=headers)

    def _ask(self, text):
        return self._client.messages.create(
            model="claude-opus-5", max_tokens=8, messages=[{"role": "user", "content": text}]
        )


def for_tenant(name):
    return _Tenant(name)
