# exact: platform, model, geo, region, pair
"""Managed agents: the geo sits in the model object, and leaving it out on update clears it."""

from anthropic import Anthropic

client = Anthropic()

agent = client.beta.agents.create(
    name="triage", model={"id": "claude-opus-5", "inference_geo": "us"}, system="Sort tickets."
)
client.beta.agents.create(name="drafts", model="claude-sonnet-5")
client.beta.agents.update(agent.id, model={"id": "claude-opus-5", "speed": "fast"})
client.beta.agents.update(agent.id, name="triage-2")  # truth: unreached
client.beta.sessions.create(agent=agent.id, environment_id="env_1")
client.beta.sessions.create(
    environment_id="env_1",
    agent={
        "type": "agent_with_overrides",
        "id": "agent_1",
        "model": {"id": "claude-haiku-5-5", "inference_geo": "global"},
    },
)
