import anthropic


def _routes():
    yield anthropic.Anthropic(), {"model": "claude-opus-5", "inference_geo": "us"}
    yield (
        anthropic.AnthropicBedrock(aws_region="us-east-1"),
        {"model": "us.anthropic.claude-opus-5"},
    )
    yield anthropic.AnthropicVertex(region="us", project_id="truth"), {"model": "claude-opus-5"}
