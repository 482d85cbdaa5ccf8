# exact: platform, model, geo, region
"""Raw posts below a base URL that carries the version, and paths in several spellings."""

import enum

from anthropic import Anthropic

body = {"model": "claude-opus-4-7", "max_tokens": 4, "messages": [], "inference_geo": "us"}


class Path(str, enum.Enum):
    MESSAGES = "/v1/messages"


class Routes:
    BASE = "/v1"
    MESSAGES = BASE + "/messages"


client = Anthropic()
client.post(Path.MESSAGES.value, body=body, cast_to=object)
client.post(Routes.MESSAGES, body=body, cast_to=object)
client.post("v1/messages", body=body, cast_to=object)

versioned = Anthropic(base_url="https://api.anthropic.com/v1")
versioned.post("/messages", body=body, cast_to=object)
versioned.post("messages?beta=true", body=body, cast_to=object)
versioned.post("/models", body={"name": "x"}, cast_to=object)
Anthropic(base_url="https://llm.example.com/team/v1/").post("/messages", body=body, cast_to=object)
