"""Nightly summaries. They run on Bedrock, where the data warehouse is."""

import anthropic

from helpdesk.settings import GEO

bedrock = anthropic.AnthropicBedrock(aws_region="us-west-2")
bedrock_overflow = anthropic.AnthropicBedrock(aws_region="us-east-1")


def summarize(tickets: list[str]) -> str:
    message = bedrock.messages.create(
        model="us.anthropic.claude-sonnet-4-6",
        inference_geo=GEO,
        max_tokens=2_000,
        messages=[{"role": "user", "content": "\n---\n".join(tickets)}],
    )
    return message.content[0].text


def summarize_overflow(tickets: list[str]) -> str:
    message = bedrock_overflow.messages.create(
        model="global.anthropic.claude-sonnet-4-6",
        max_tokens=2_000,
        messages=[{"role": "user", "content": "\n---\n".join(tickets)}],
    )
    return message.content[0].text
