import anthropic


def count():
    params = {"model": "claude-opus-4-6", "max_tokens": 8, "messages": []}
    requests = [{"custom_id": "a", "params": params}]
    return anthropic.Anthropic().messages.batches.create(requests=requests)
