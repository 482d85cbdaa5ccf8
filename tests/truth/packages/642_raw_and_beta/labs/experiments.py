from anthropic import beta_tool

from .common import BETAS, DEFAULTS, client


@beta_tool
def weather(city: str) -> str:
    """Weather of a city."""
    return "sunny"


def _user(text):
    return [{"role": "user", "content": text}]


def deep_think(text):
    return client(600).beta.messages.create(betas=BETAS, messages=_user(text), **DEFAULTS)


def tools(text):
    runner = client().beta.messages.tool_runner(tools=[weather], messages=_user(text), **DEFAULTS)
    return runner.until_done()


def with_fallback(text):
    return client().beta.messages.create(
        messages=_user(text),
        **{**DEFAULTS, "betas": [*BETAS, "fallbacks-2026"], "fallbacks": [{"model": "claude-sonnet-4-6"}]},
    )


def legacy_raw(text):
    return client().post(
        "/v1/messages",
        cast_to=object,
        body={**DEFAULTS, "messages": _user(text), "model": "claude-sonnet-4-6"},
    )
