class Summaries:
    def __init__(self, client, model):
        self._client = client
        self._model = model

    def _summarize(self, text):
        return self._client.messages.create(  # truth: open-platform open-region open-model open-geo open-pair
            model=self._model, max_tokens=8, messages=[{"role": "user", "content": text}]
        )
