# run: direct
# run: aws
# run: gcp
# exact: platform, region, model, geo, pair
"""A provider base class whose hooks say which client, which id and which extras."""

import sys
from abc import ABC, abstractmethod

from anthropic import Anthropic, AnthropicBedrock, AnthropicVertex


class _Provider(ABC):
    family = "claude-opus-5"

    @abstractmethod
    def connect(self): ...

    def spell(self, family):
        return family

    def extras(self):
        return {}

    def ask(self, text):
        return self.connect().messages.create(
            model=self.spell(self.family),
            max_tokens=64,
            messages=[{"role": "user", "content": text}],
            **self.extras(),
        )


class _Direct(_Provider):
    def connect(self):
        return Anthropic()

    def extras(self):
        return {"inference_geo": "us"}


class _Aws(_Provider):
    region = "eu-west-1"

    def connect(self):
        return AnthropicBedrock(aws_region=self.region)

    def spell(self, family):
        return f"{self.region.split('-')[0]}.anthropic.{family}"


class _Gcp(_Provider):
    family = "claude-sonnet-5"

    def connect(self):
        return AnthropicVertex(region="europe-west4", project_id="truth")


_PROVIDERS = {"direct": _Direct, "aws": _Aws, "gcp": _Gcp}
_PROVIDERS[sys.argv[1]]().ask("x")
