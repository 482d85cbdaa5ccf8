from anthropic import Anthropic

from . import MODEL as model
from .limits import GEO, _TOKENS


class Chat:
    def say(self, text):
        return Anthropic().messages.create(
            model=model, inference_geo=GEO, max_tokens=_TOKENS, messages=[{"role": "user", "content": text}]
        )
