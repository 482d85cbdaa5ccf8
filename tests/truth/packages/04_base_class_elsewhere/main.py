# exact: platform, model, geo
"""The call is in a base class; subclasses in other modules say which client and model."""

from providers import bedrock, direct, vertex

for provider in (direct.Direct(), bedrock.OnBedrock(), vertex.OnVertex()):
    print(provider.generate("x"))
