# exact: platform, region, model, geo, pair
from providers import BedrockProvider, DirectProvider, EUProvider

for provider in (DirectProvider(), BedrockProvider(), EUProvider()):
    provider.chat("hi")
