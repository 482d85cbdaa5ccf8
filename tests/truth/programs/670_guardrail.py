# exact: platform, region, model, geo
"""Input and output checks around the main call, on a small model."""
from concurrent.futures import ThreadPoolExecutor, as_completed

import anthropic

client = anthropic.Anthropic()
GUARD = {"model": "claude-haiku-4-5", "max_tokens": 5}
MAIN = {"model": "claude-opus-4-7", "max_tokens": 800, "inference_geo": "us"}


def _say(options, text, **more):
    return client.messages.create(
        messages=[{"role": "user", "content": text}], **options, **more
    ).content[0].text


def _check(kind, text):
    return kind, "unsafe" in _say(GUARD, f"Is this {kind} safe? {text}")


def answer(question):
    with ThreadPoolExecutor() as pool:
        futures = {
            pool.submit(_check, "input", question): "check",
            pool.submit(_say, MAIN, question, system="Be kind."): "answer",
        }
        results = {futures[f]: f.result() for f in as_completed(futures)}
    if results["check"][1] or _check("output", results["answer"])[1]:
        return "I cannot help with that."
    return results["answer"]


answer("How do I bake bread?")
