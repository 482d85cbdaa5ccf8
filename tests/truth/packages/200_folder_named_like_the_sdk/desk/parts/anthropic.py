from anthropic import Anthropic


class Provider:
    def ask(self, text):
        turn = {"role": "user", "content": text}
        return Anthropic().messages.create(
            model="claude-opus-4-6", inference_geo="us", max_tokens=8, messages=[turn]
        )
