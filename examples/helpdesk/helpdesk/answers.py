"""Drafts answers for the agents of the help desk."""

from collections.abc import Iterator

import anthropic
from pydantic import BaseModel

from helpdesk.settings import GEO, SMART_MODEL


class Draft(BaseModel):
    greeting: str
    answer: str


class Assistant:
    """Keeps the client and the request's common part."""

    def __init__(self, client: anthropic.Anthropic | None = None) -> None:
        self.client = client or anthropic.Anthropic(max_retries=4)
        self.defaults = {"model": SMART_MODEL, "max_tokens": 1_000}

    def answer(self, question: str) -> str:
        message = self.client.messages.create(
            **self.defaults,
            inference_geo=GEO,
            messages=[{"role": "user", "content": question}],
        )
        return message.content[0].text

    def stream(self, question: str) -> Iterator[str]:
        with self.client.messages.stream(
            **self.defaults,
            messages=[{"role": "user", "content": question}],
        ) as stream:
            yield from stream.text_stream

    def draft(self, question: str) -> Draft:
        message = self.client.messages.parse(
            **self.defaults,
            inference_geo=GEO,
            output_format=Draft,
            messages=[{"role": "user", "content": question}],
        )
        return message.parsed_output
