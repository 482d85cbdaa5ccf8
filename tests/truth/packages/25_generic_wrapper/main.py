# exact: geo
"""A generic runner over a Protocol: injected clients of two classes, two models."""

from generic.run import Runner
from generic.kinds import bedrock, direct

for client, model in ((direct(), "claude-opus-5"), (bedrock(), "us.anthropic.claude-opus-5")):
    Runner(client, model).run("x")
