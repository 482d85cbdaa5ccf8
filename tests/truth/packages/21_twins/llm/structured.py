from anthropic import Anthropic
from pydantic import BaseModel


class Fact(BaseModel):
    text: str


def extract(text):
    params = dict(model="claude-opus-5", max_tokens=16, output_format=Fact)
    params["messages"] = [{"role": "user", "content": text}]
    client = Anthropic()
    try:
        return client.messages.parse(inference_geo="us", **params)
    except TypeError:
        return client.messages.parse(extra_body={"inference_geo": "us"}, **params)
