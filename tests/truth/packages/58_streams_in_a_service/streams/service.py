from anthropic import Anthropic, AsyncAnthropic

from .parameters import parameters


class Service:
    def __init__(self, *, geo="us"):
        self._geo = geo

    async def _stream(self, text):
        async with AsyncAnthropic().messages.stream(  # truth: open-geo open-pair
            **parameters(text, model="claude-sonnet-5", geo=self._geo)
        ) as stream:
            async for part in stream.text_stream:
                yield part

    def _whole(self, text):
        return Anthropic().messages.create(  # truth: open-geo open-pair
            **parameters(text, model="claude-opus-5", geo=self._geo, max_tokens=4)
        )
