from anthropic import Anthropic

from corp.ai import models
from corp.policy.geo import REQUIRED


def complete(text):
    return Anthropic().messages.create(
        model=models.DEFAULT, inference_geo=REQUIRED, max_tokens=3, messages=[{"role": "user", "content": text}]
    )
