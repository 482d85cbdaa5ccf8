from anthropic import Anthropic

from .defaults import LIBRARY
from .merge import merged

APPLICATION = {"inference_geo": "us", "model": "claude-sonnet-5"}
_client = Anthropic()


def _ask(text, **own):
    request = merged(own, APPLICATION, LIBRARY)
    return _client.messages.create(messages=[{"role": "user", "content": text}], **request)
