"""The monthly report: one batch entry a team."""

import anthropic

from helpdesk.settings import GEO, REPORT_MODEL

client = anthropic.Anthropic()


def order_reports(teams: dict[str, str]) -> str:
    """Send the batch; returns its id."""
    batch = client.messages.batches.create(
        requests=[
            {
                "custom_id": team,
                "params": {
                    "model": REPORT_MODEL,
                    "inference_geo": GEO,
                    "max_tokens": 4_000,
                    "messages": [{"role": "user", "content": tickets}],
                },
            }
            for team, tickets in teams.items()
        ]
    )
    return batch.id


def headline(report: str) -> str:
    message = client.messages.create(
        model="claude-sonnet-4-6",
        max_tokens=50,
        extra_query={"inference_geo": GEO},
        messages=[{"role": "user", "content": f"A headline for:\n{report}"}],
    )
    return message.content[0].text
