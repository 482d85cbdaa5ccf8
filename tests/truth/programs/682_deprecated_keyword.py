# exact: platform, region
import anthropic

_UNSET = object()


class Client:
    """v2 of our client: `region` is the old name of `geo`."""

    def __init__(self, geo="us", region=_UNSET):
        if region is not _UNSET:
            geo = {"america": "us", "world": "global"}[region]
        self.geo = geo
        self._sdk = anthropic.Anthropic()

    def complete(self, prompt, engine=None, *, model="claude-sonnet-4-6"):
        model = engine or model
        return self._sdk.messages.create(
            model=model,
            max_tokens=5,
            inference_geo=self.geo,
            messages=[{"role": "user", "content": prompt}],
        )


Client().complete("a")
Client(region="world").complete("a", engine="claude-opus-4-7")
Client(geo="global").complete("a")
