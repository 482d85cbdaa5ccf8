from contextlib import asynccontextmanager

from anthropic import AsyncAnthropic


@asynccontextmanager
async def lifespan(state):
    async with AsyncAnthropic() as client:
        state["client"] = client
        yield state


def params_for(request):
    return {
        "model": request.model,
        "max_tokens": 1024,
        "inference_geo": "us",
        "messages": [{"role": "user", "content": request.message}],
    }
