from functools import partial

from clients import direct, frankfurt
from sender import send

_direct = partial(send, client=direct)
PINNED = partial(_direct, model="claude-opus-4-7", geo="us")
CHEAP = partial(_direct, model="claude-haiku-4-5")
BEDROCK_EU = partial(send, client=frankfurt, model="eu.anthropic.claude-sonnet-4-6")
