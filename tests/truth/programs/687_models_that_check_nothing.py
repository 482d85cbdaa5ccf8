# open: geo, model
"""What model_construct makes and what is assigned later is not checked; validators may map first."""
from enum import Enum
from typing import Annotated, Literal, Optional

import anthropic
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

client = anthropic.Anthropic()


class Plain(BaseModel):
    geo: Literal["us"] = "us"


class Mapped(BaseModel):
    geo: Literal["us", "global"] = "us"

    @field_validator("geo", mode="before")
    @classmethod
    def old_names(cls, value):
        return {"america": "us", "us": "us"}.get(value, "global")


class After(BaseModel):
    geo: Literal["us", "global"] = "us"

    @field_validator("geo")
    @classmethod
    def other(cls, value):
        return "worldwide" if value == "global" else value


class Parsed(BaseModel):
    geo: Annotated[Literal["us", "global"], BeforeValidator(lambda v: v.lower())] = "us"


class Named(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    geo: Optional[Literal["us", "global"]] = Field(default="us", alias="inferenceGeo")


class Model(str, Enum):
    A = "claude-opus-4-7"
    B = "claude-sonnet-4-6"


class Raw(BaseModel):
    model_config = ConfigDict(use_enum_values=True)
    model: Model = Model.B




def attempt(data):
    made = Plain.model_construct(**data)
    try:
        client.messages.create(
            model="claude-sonnet-4-6", max_tokens=5, inference_geo=made.geo, messages=[]
        )
    except anthropic.APIError:
        pass


def later(data):
    made = Plain(**data)
    made.geo = data["other"]
    client.messages.create(
        model="claude-sonnet-4-6", max_tokens=5, inference_geo=made.geo, messages=[]
    )


def mapped(data):
    made = Mapped(**data)
    client.messages.create(
        model="claude-sonnet-4-6", max_tokens=5, inference_geo=made.geo, messages=[]
    )


def after(data):
    made = After(**data)
    try:
        client.messages.create(
            model="claude-sonnet-4-6", max_tokens=5, inference_geo=made.geo, messages=[]
        )
    except anthropic.APIError:
        pass


def parsed(data):
    made = Parsed(**data)
    client.messages.create(
        model="claude-sonnet-4-6", max_tokens=5, inference_geo=made.geo, messages=[]
    )


def named(data):
    made = Named(**data)
    client.messages.create(
        model="claude-sonnet-4-6", max_tokens=5, inference_geo=made.geo, messages=[]
    )


def raw(data):
    made = Raw(**data)
    client.messages.create(model=made.model, max_tokens=5, messages=[])


attempt({"geo": "eu"})
later({"geo": "us", "other": "global"})
mapped({"geo": "europe"})
mapped({"geo": "america"})
after({"geo": "global"})
after({"geo": "us"})
parsed({"geo": "GLOBAL"})
named({"inferenceGeo": "global"})
named({"inferenceGeo": None})
raw({"model": "claude-opus-4-7"})
raw({})
