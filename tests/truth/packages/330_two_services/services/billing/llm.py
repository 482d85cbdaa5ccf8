import anthropic
from acme_llm import request

import settings


def explain(invoice):
    return anthropic.Anthropic().messages.create(**request(settings.MODEL, invoice, inference_geo=settings.GEO))
