from concurrent.futures import ThreadPoolExecutor

import anthropic

CHUNK = 2
client = anthropic.Anthropic()

MODEL_BY_LANGUAGE = {"en": "claude-haiku-4-5"}
DEFAULT_MODEL = "claude-sonnet-4-6"


def chunked(rows, size):
    chunk = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def to_request(row):
    model = MODEL_BY_LANGUAGE.get(row["language"], DEFAULT_MODEL)
    params = {
        "model": model,
        "max_tokens": 20,
        "messages": [{"role": "user", "content": f"Sentiment of: {row['text']}"}],
    }
    if model == DEFAULT_MODEL:
        params["inference_geo"] = "us"
    return {"custom_id": row["id"], "params": params}


def submit(chunk):
    return client.messages.batches.create(requests=[to_request(row) for row in chunk])


def submit_all(rows):
    with ThreadPoolExecutor(max_workers=4) as pool:
        return [batch.id for batch in pool.map(submit, chunked(rows, CHUNK))]
