# run:
# exact: platform, model, geo, region
from anthropic import Anthropic, AsyncAnthropic


class Router:
    """Looks like an OpenAI client."""

    class _Completions:
        def __init__(self, client: Anthropic) -> None:
            self._client = client

        def create(self, *, model: str, messages: list, geo: str | None = None, **_: object):
            names = {"gpt-4o": "claude-opus-4-7", "gpt-4o-mini": "claude-haiku-4-5"}
            extra = {"inference_geo": geo} if geo else {}
            return self._client.messages.create(model=names[model], max_tokens=1, messages=messages, **extra)  # truth: open-geo

    class _Chat:
        def __init__(self, client: Anthropic) -> None:
            self.completions = Router._Completions(client)

    def __init__(self) -> None:
        self.chat = self._Chat(Anthropic())


router = Router()
router.chat.completions.create(model="gpt-4o", messages=[], geo="us")
router.chat.completions.create(model="gpt-4o-mini", messages=[])
