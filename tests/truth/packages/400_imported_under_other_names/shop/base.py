"""The model that all others derive from."""

import anthropic


class Claude:
    id = "claude-sonnet-4-6"

    def get_client(self):
        return anthropic.Anthropic()

    def get_request_params(self):
        return {"max_tokens": 99}

    def invoke(self, text):
        return self.get_client().messages.create(
            model=self.id,
            messages=[{"role": "user", "content": text}],
            **self.get_request_params(),
        )


def ask(text, model="claude-opus-4-7", geo=None):
    extra = {"inference_geo": geo} if geo else {}
    return anthropic.Anthropic().messages.create(  # truth: open-model open-geo
        model=model,
        max_tokens=99,
        messages=[{"role": "user", "content": text}],
        **extra,
    )
