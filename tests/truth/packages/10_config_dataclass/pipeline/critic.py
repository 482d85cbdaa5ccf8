from anthropic import Anthropic

from pipeline.config import CONFIG


def criticize(client: Anthropic, text: str):
    config = CONFIG.critic
    return client.messages.create(  # truth: open-platform open-region
        model=config.name,
        max_tokens=16,
        messages=[{"role": "user", "content": text}],
        inference_geo=config.geo,
    )
