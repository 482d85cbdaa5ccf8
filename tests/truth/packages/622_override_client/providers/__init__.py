from providers.bedrock import BedrockProvider
from providers.direct import DirectProvider
from providers.eu import EUProvider

__all__ = ["BedrockProvider", "DirectProvider", "EUProvider"]
