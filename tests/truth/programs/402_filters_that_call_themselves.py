# exact: platform, model, geo, region
"""A filter that calls itself on every value of a request, and lists within it."""

import anthropic

NOTHING = object()


def given(value):
    if isinstance(value, dict):
        return {k: given(v) for k, v in value.items() if v is not NOTHING}
    if isinstance(value, list):
        return [given(v) for v in value if v is not NOTHING]
    return value


def request(words, system=NOTHING, tools=NOTHING, choice=NOTHING, geo=NOTHING):
    return given(
        dict(
            model="claude-opus-4-6",
            max_tokens=99,
            messages=[{"role": "user", "content": [{"type": "text", "text": w} for w in words]}],
            system=system,
            tools=tools,
            tool_choice=choice,
            temperature=NOTHING,
            stop_sequences=[NOTHING, "end"],
            inference_geo=geo,
        )
    )


client = anthropic.Anthropic()
client.messages.create(**request(["one", "two"]))
client.messages.create(**request(["one"], system="short", geo="us"))
agent = client.beta.agents.create(name="desk", model="claude-opus-4-6")
client.beta.agents.update(agent.id, name="desk 2")  # truth: unreached
