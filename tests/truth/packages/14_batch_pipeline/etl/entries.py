from anthropic.types.messages.batch_create_params import Request

from .constants import GEO, MODEL


def entry_for(key: str, text: str) -> Request:
    return Request(
        custom_id=key,
        params={
            "model": MODEL,
            "max_tokens": 16,
            "inference_geo": GEO,
            "messages": [{"role": "user", "content": text}],
        },
    )
