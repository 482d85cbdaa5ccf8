# exact: platform, model, geo, region
"""Structured output: GA `parse` refuses the keyword, beta takes it, extra_body is the way round."""

from anthropic import Anthropic
from pydantic import BaseModel

MODEL = "claude-opus-4-7"


class Invoice(BaseModel):
    number: str
    total: float


client = Anthropic()
turn = [{"role": "user", "content": "Invoice 7, 12 EUR"}]

try:
    client.messages.parse(
        model=MODEL, max_tokens=99, messages=turn, output_format=Invoice, inference_geo="us"
    )
except TypeError as error:
    print("SDK:", error)

around = client.messages.parse(
    model=MODEL,
    max_tokens=99,
    messages=turn,
    output_format=Invoice,
    extra_body={"inference_geo": "us"},
)
print(around.parsed_output)
beta = client.beta.messages.parse(
    model=MODEL, max_tokens=99, messages=turn, output_format=Invoice, inference_geo="us"
)
print(beta.parsed_output)
