# exact: platform, model, geo, region
"""A member of a large enum is looked up in a table of some of them: the others are left."""

import enum
from dataclasses import dataclass

import anthropic


class Model(str, enum.Enum):
    OPUS_0 = "claude-opus-4-0"
    OPUS_1 = "claude-opus-4-1"
    OPUS_5 = "claude-opus-4-5"
    OPUS_6 = "claude-opus-4-6"
    OPUS_7 = "claude-opus-4-7"
    OPUS_8 = "claude-opus-4-8"
    SONNET_0 = "claude-sonnet-4-0"
    SONNET_5 = "claude-sonnet-4-5"
    SONNET_6 = "claude-sonnet-4-6"
    HAIKU_5 = "claude-haiku-4-5"
    OPUS_6_LONG = "claude-opus-4-6-long"
    OPUS_7_LONG = "claude-opus-4-7-long"


STANDARD = {Model.OPUS_6_LONG: Model.OPUS_6, Model.OPUS_7_LONG: Model.OPUS_7}


@dataclass
class Desk:
    model: Model = Model.SONNET_0
    wordy: bool = False
    strict: bool = False

    def ask(self):
        client = anthropic.Anthropic()
        extra = {"service_tier": "auto"} if self.wordy else {}
        if self.strict:
            extra["stop_sequences"] = ["."]
        if self.model in STANDARD:
            model = STANDARD[self.model]
            client.beta.messages.create(model=model, max_tokens=9, messages=[], **extra)
        else:
            client.messages.create(
                model=self.model, max_tokens=9, messages=[], **extra
            )  # truth: open-model


for each in Model:
    Desk(each).ask()
    Desk(each, wordy=True, strict=True).ask()
Desk().ask()
