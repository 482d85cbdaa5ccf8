_PREFIXES = {"us": "us", "eu": "eu"}


def profile_id(model, region):
    area, _, _ = region.partition("-")
    prefix = _PREFIXES.get(area)
    return f"{prefix}.anthropic.{model}" if prefix else f"anthropic.{model}"
