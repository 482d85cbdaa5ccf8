import anthropic


class Base:
    _geo = "global"
    _model = "claude-sonnet-4-6"

    def ask(self, text):
        return anthropic.Anthropic().messages.create(
            model=self._model, inference_geo=self._geo, max_tokens=2, messages=[{"role": "user", "content": text}]
        )
