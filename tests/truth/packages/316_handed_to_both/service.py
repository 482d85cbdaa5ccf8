import anthropic


class Service:
    def __init__(self, options):
        self._options = options
        self._client = anthropic.Anthropic()

    def ask(self, text):
        return self._client.messages.create(
            model=self._options.model,
            max_tokens=4,
            messages=[{"role": "user", "content": text}],
            **self._options.extra,
        )
