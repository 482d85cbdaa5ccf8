from anthropic import Anthropic


class ClaudeModel:
    def __init__(self, model, geo):
        self._model = model
        self._geo = geo
        self._client = Anthropic()

    def chat(self, prompt, *, max_tokens=100):
        message = self._client.messages.create(
            model=self._model,
            max_tokens=max_tokens,
            inference_geo=self._geo,  # truth: open-geo
            messages=[{"role": "user", "content": prompt}],
        )
        return message.content[0].text
