from anthropic import Anthropic


class Claude:
    def __init__(self, model: str = "claude-opus-5") -> None:
        self._sdk = Anthropic()
        self._model = model

    def complete(self, text: str, *, geo: str | None = None):
        extra = {"inference_geo": geo} if geo else {}
        return self._sdk.messages.create(
            model=self._model,
            max_tokens=16,
            messages=[{"role": "user", "content": text}],
            **extra,
        )


def complete(text: str, model: str, geo: str | None):
    return Claude(model).complete(text, geo=geo)
