# exact: platform, region, model, geo
"""An adapter which offers the OpenAI shape over the Anthropic SDK, for old callers."""
from legacy.openai_shim import OpenAI

client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "hi"}])
client.chat.completions.create(
    model="gpt-4o-mini",
    messages=[{"role": "system", "content": "short"}, {"role": "user", "content": "hi"}],
    max_tokens=3,
)
