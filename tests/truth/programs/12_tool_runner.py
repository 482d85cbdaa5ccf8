# exact: platform, model, geo, region, pair
"""An agent loop: the runner sends on iteration, its tool makes a request of its own."""

from anthropic import Anthropic, beta_tool

client = Anthropic()


@beta_tool
def look_up(topic: str) -> str:
    """Look a topic up.

    Args:
        topic: What to look up.
    """
    note = client.messages.create(
        model="claude-haiku-5-5",
        max_tokens=40,
        messages=[{"role": "user", "content": f"One line on {topic}"}],
    )
    return note.content[0].text


runner = client.beta.messages.tool_runner(
    model="claude-opus-5",
    max_tokens=200,
    inference_geo="us",
    tools=[look_up],
    messages=[{"role": "user", "content": "What is a fjord?"}],
)
for message in runner:
    print(message.stop_reason)
