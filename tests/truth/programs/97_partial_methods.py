# exact: platform, region
# open: model, geo
"""partialmethod, partial of a bound method, and a partial of a partial."""

from functools import partial, partialmethod

from anthropic import Anthropic


class _Writer:
    def __init__(self):
        self._client = Anthropic()

    def _write(self, text, *, model, geo=None):
        pin = {} if geo is None else {"inference_geo": geo}
        return self._client.messages.create(
            model=model, max_tokens=8, messages=[{"role": "user", "content": text}], **pin
        )

    draft = partialmethod(_write, model="claude-sonnet-5")
    final = partialmethod(_write, model="claude-opus-5", geo="us")


_writer = _Writer()
_writer.draft("x")
_writer.final("y")
_writer.draft("z", geo="global")

_create = partial(Anthropic().messages.create, max_tokens=8)
_fast = partial(_create, model="claude-haiku-5-5")
_fast(messages=[{"role": "user", "content": "x"}])
_fast(messages=[{"role": "user", "content": "x"}], model="claude-opus-4-7", inference_geo="us")
