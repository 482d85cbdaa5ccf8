# run:
# exact: platform, model, geo, region
import copy

from anthropic import Anthropic

client = Anthropic()


class Settings:
    model = "claude-opus-4-7"

    def __init__(self) -> None:
        self.geo = "us"
        self.extra = {"inference_geo": "us"}

    def request(self) -> dict:
        return {"model": self.model, "inference_geo": self.geo}


def change() -> None:
    settings.geo = "global"
    STATE["model"] = "claude-sonnet-4-6"


STATE = {"model": "claude-opus-4-6"}
settings = Settings()
kept_geo = settings.geo
kept_model = STATE["model"]
kept_request = settings.request()
kept_state = dict(STATE)
kept_text = f"{STATE['model']}"
kept_extra = {**settings.extra}
kept_copy = copy.copy(settings)
kept_merge = STATE | {"inference_geo": "us"}
kept_list = [*STATE.values()]
kept_first = next(iter(STATE.values()))
kept_get = STATE.get("model")
change()
settings.extra["inference_geo"] = "global"
client.messages.create(max_tokens=1, messages=[], model=kept_model, inference_geo=kept_geo)
client.messages.create(max_tokens=1, messages=[], **kept_request)
client.messages.create(max_tokens=1, messages=[], **kept_state)
client.messages.create(max_tokens=1, messages=[], model=kept_text)
client.messages.create(max_tokens=1, messages=[], model="claude-opus-4-7", **kept_extra)
client.messages.create(max_tokens=1, messages=[], model="claude-opus-4-7", inference_geo=kept_copy.geo)
client.messages.create(max_tokens=1, messages=[], **kept_merge)
client.messages.create(max_tokens=1, messages=[], model=kept_list[0])
client.messages.create(max_tokens=1, messages=[], model=kept_first)
client.messages.create(max_tokens=1, messages=[], model=kept_get)
client.messages.create(max_tokens=1, messages=[], model=STATE["model"], inference_geo=settings.geo)
