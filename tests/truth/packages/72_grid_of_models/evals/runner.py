import asyncio

from anthropic import AsyncAnthropic

from .samples import SAMPLES
from .scoring import exact_match

_client = AsyncAnthropic()
_limit = asyncio.Semaphore(4)


async def _ask(case, sample):
    optional = {}
    if case.geo:
        optional["inference_geo"] = case.geo
    async with _limit:
        message = await _client.messages.create(
            model=case.model,
            metadata={"user_id": case.label},
            max_tokens=16,
            messages=[{"role": "user", "content": sample["question"]}],
            **optional,
        )
    return exact_match(message, sample)


async def _run_all(cases):
    results = {}
    for case in cases:
        scores = await asyncio.gather(*[_ask(case, sample) for sample in SAMPLES])
        results[case.label] = sum(scores) / len(scores)
    return results
