# exact: platform, model, geo, region, pair
"""A class of the program that takes methods of the SDK's resources for its own."""

from anthropic import Anthropic, AnthropicBedrock
from anthropic._resource import SyncAPIResource
from anthropic.resources import Messages
from anthropic.resources.beta import Messages as BetaMessages


class Sender(SyncAPIResource):
    create = Messages.create
    draft = BetaMessages.create

    def __init__(self, resource):
        super().__init__(resource._client)


class Keeper(SyncAPIResource):
    create = Messages.create


near = Sender(Anthropic().messages)
near.create(model="claude-opus-4-7", inference_geo="us", max_tokens=8, messages=[])
near.draft(model="claude-sonnet-4-6", max_tokens=8, messages=[])
far = Sender(AnthropicBedrock(aws_region="us-east-1").messages)
far.create(model="us.anthropic.claude-opus-4-7", max_tokens=8, messages=[])
Keeper(Anthropic()).create(model="claude-haiku-4-5", max_tokens=8, messages=[])
