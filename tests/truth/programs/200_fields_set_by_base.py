# exact: platform, geo
"""Fields that a base's constructor sets from what `super().__init__(...)` is given."""

from dataclasses import dataclass
from typing import Optional, Union

import anthropic
from pydantic import BaseModel, Field, PrivateAttr


class Desk(BaseModel):
    model: str = Field(default="claude-opus-4-6", description="which one answers")
    _client: Union[anthropic.Anthropic, anthropic.AnthropicVertex] = PrivateAttr()

    def __init__(self, model: str = "claude-opus-4-6", region: Optional[str] = None) -> None:
        super().__init__(model=model)
        if region:
            self._client = anthropic.AnthropicVertex(region=region, project_id="p", access_token="t")
        else:
            self._client = anthropic.Anthropic()

    def ask(self, text: str):
        turn = {"role": "user", "content": text}
        return self._client.messages.create(  # truth: open-model open-region open-pair
            model=self.model, max_tokens=8, messages=[turn]
        )


@dataclass
class Profile:
    model: str = "claude-opus-4-6"
    geo: str = "us"


class Fast(Profile):
    def __init__(self, model: str) -> None:
        super().__init__(model=model)

    def ask(self):
        return anthropic.Anthropic().messages.create(  # truth: open-model open-pair
            model=self.model, inference_geo=self.geo, max_tokens=8, messages=[]
        )


class Fixed(Profile):
    def __init__(self) -> None:
        super().__init__("claude-opus-4-8")

    def ask(self):
        return anthropic.Anthropic().messages.create(
            model=self.model, inference_geo=self.geo, max_tokens=8, messages=[]
        )


class Titled(Exception):
    model = "claude-opus-4-6"

    def __init__(self, title: str) -> None:
        self.model = "claude-opus-4-7"
        super().__init__(title)

    def ask(self):
        return anthropic.Anthropic().messages.create(model=self.model, max_tokens=8, messages=[])


Desk().ask("a")
Desk(model="claude-sonnet-4-6").ask("b")
Desk(region="us-east5", model="claude-sonnet-4-6").ask("c")
Fast("claude-opus-5").ask()
Fixed().ask()
Titled("t").ask()
