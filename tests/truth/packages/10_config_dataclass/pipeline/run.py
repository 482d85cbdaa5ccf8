from anthropic import Anthropic

from .config import CONFIG
from .critic import criticize

client = Anthropic()


def run():
    text = client.messages.create(
        model=CONFIG.writer.name,
        max_tokens=16,
        messages=[{"role": "user", "content": "Write."}],
        inference_geo=CONFIG.writer.geo,
    )
    criticize(client, text.content[0].text)
