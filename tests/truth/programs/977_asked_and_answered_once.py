# run: on
# run: off
# exact: platform, model, geo, pair
"""Only asked, printed or tested, what the code does not show lasts: its tests go together."""

import logging
import sys
import types

from anthropic import Anthropic, omit

client = Anthropic()
logger = logging.getLogger(__name__)


def prefix(job):
    return job.name.upper() if job.name else "?"


def ask(job):
    model = "claude-opus-4-6" if job.on else "claude-haiku-4-5"
    logger.info("begins", extra={"job": job})
    print(job)
    title = job.name.strip()
    first = job.tags.get("first", prefix(job))
    if isinstance(job.on, bool) and len(job.name) > 1:
        title = f"{first}: {title}"
    client.messages.create(
        model=model,
        max_tokens=9,
        messages=[{"role": "user", "content": title}],
        inference_geo="us" if job.on else omit,
    )


made = types.new_class("Job")()
made.name, made.tags, made.on = "monthly", {}, sys.argv[1] == "on"
ask(made)
