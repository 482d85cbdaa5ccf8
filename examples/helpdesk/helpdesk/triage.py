"""Sorts a new ticket into a queue. Runs on every ticket, so on the fast model."""

import anthropic

from helpdesk.settings import FAST_MODEL, GEO

client = anthropic.Anthropic()


def triage(subject: str, body: str) -> str:
    """The name of the queue the ticket belongs to."""
    message = client.messages.create(
        model=FAST_MODEL,
        inference_geo=GEO,
        max_tokens=20,
        system="Answer with one of: billing, outage, feedback.",
        messages=[{"role": "user", "content": f"{subject}\n\n{body}"}],
    )
    return message.content[0].text.strip()
