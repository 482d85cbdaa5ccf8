from string import Template

FAMILIES = {"opus": "claude-opus-4-6-v1"}
PATTERN = "{prefix}.anthropic.{model}"
REGIONS = {"us": "us-east-1", "eu": "eu-west-1"}
ARN = Template("$prefix.anthropic.$model")


def bedrock_id(family, prefix):
    if prefix not in REGIONS:
        raise ValueError(prefix)
    values = {"prefix": prefix, "model": FAMILIES[family]}
    if prefix == "eu":
        return ARN.substitute(values)
    return PATTERN.format_map(values)
