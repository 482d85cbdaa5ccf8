from dataclasses import dataclass

from .client import shared

MODEL = "claude-sonnet-5"


@dataclass
class Job:
    text: str
    geo: str = "us"


async def perform(job: Job):
    return await shared().messages.create(
        model=MODEL,
        max_tokens=16,
        inference_geo=job.geo,
        messages=[{"role": "user", "content": job.text}],
    )
