class Anthropic:
    """Stands in where the SDK is not installed; every use of it fails."""

    @property
    def messages(self):
        raise RuntimeError("pip install anthropic")
