from anthropic.types.message_create_params import MessageCreateParamsNonStreaming
from anthropic.types.messages.batch_create_params import Request


def _params(model, geo):
    params = MessageCreateParamsNonStreaming(
        model=model, max_tokens=8, messages=[{"role": "user", "content": "x"}]
    )
    if geo is not None:
        params["inference_geo"] = geo
    return params


def _requests(rows):
    return [
        Request(custom_id=key, params=_params(model, geo)) for key, model, geo in rows
    ]
