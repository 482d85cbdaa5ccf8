import anthropic

from .model_map import translate_model


class _Completions:
    def __init__(self, sdk):
        self._sdk = sdk

    def create(self, *, model, messages, max_tokens=1024, **ignored):
        system = "\n".join(m["content"] for m in messages if m["role"] == "system")
        turns = [m for m in messages if m["role"] != "system"]
        kwargs = {"system": system} if system else {}
        reply = self._sdk.messages.create(
            model=translate_model(model),
            max_tokens=max_tokens,
            messages=turns,
            extra_body={"inference_geo": "us"},
            **kwargs,
        )
        return {"choices": [{"message": {"role": "assistant", "content": reply.content[0].text}}]}


class _Chat:
    def __init__(self, sdk):
        self.completions = _Completions(sdk)


class OpenAI:
    def __init__(self):
        self.chat = _Chat(anthropic.Anthropic())
