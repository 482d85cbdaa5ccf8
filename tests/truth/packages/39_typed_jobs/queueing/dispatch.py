from anthropic import Anthropic

from . import kinds

_client = Anthropic()


def _dispatch(job):
    match job:
        case kinds.Extract(text):
            return _client.messages.create(
                model="claude-haiku-5-5", max_tokens=8, messages=[{"role": "user", "content": text}]
            )
        case kinds.Rewrite(text=text, model=model):
            return _client.messages.create(
                model=model, max_tokens=8, messages=[{"role": "user", "content": text}]
            )
        case kinds.Urgent(job=kinds.Rewrite(text, model)):
            return _client.messages.create(
                model=model,
                max_tokens=8,
                messages=[{"role": "user", "content": text}],
                inference_geo="us",
            )
        case _:
            raise TypeError(job)
