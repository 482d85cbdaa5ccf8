# exact: platform, model, geo, region
# open: model, geo
"""The SDK's middleware repeats refused requests with other models; on the beta surface only."""

import anthropic
from anthropic import BetaFallbackState, BetaRefusalFallbackMiddleware

CHAIN = [{"model": "claude-opus-4-8"}, {"model": "claude-sonnet-4-6", "max_tokens": 50}]
QUESTION = [{"role": "user", "content": "hello"}]

client = anthropic.Anthropic(middleware=[BetaRefusalFallbackMiddleware(CHAIN)])
moved = anthropic.Anthropic(
    middleware=[
        BetaRefusalFallbackMiddleware([{"model": "claude-opus-4-6", "inference_geo": "global"}])
    ]
)
plain = anthropic.Anthropic().with_middleware(BetaRefusalFallbackMiddleware(fallbacks=CHAIN))


def main():
    for index in (-1, 0, 1):
        state = BetaFallbackState()
        state.index = index
        with state:
            client.beta.messages.create(
                model="claude-fable-5-1", max_tokens=99, messages=QUESTION, inference_geo="us"
            )
    client.messages.create(
        model="claude-opus-4-6", max_tokens=99, messages=QUESTION, inference_geo="global"
    )
    state = BetaFallbackState()
    state.index = 0
    with state:
        moved.beta.messages.create(  # truth: open-model open-geo
            model="claude-fable-5-1", max_tokens=99, messages=QUESTION, inference_geo="us"
        )
    plain.messages.create(model="claude-opus-4-7", max_tokens=99, messages=QUESTION)


main()
