try:
    from anthropic import AnthropicBedrock
except ImportError:  # the bedrock extra is not installed
    AnthropicBedrock = None  # type: ignore[assignment,misc]

HAS_BEDROCK = AnthropicBedrock is not None
