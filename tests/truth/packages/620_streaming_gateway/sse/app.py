from .claude import lifespan, params_for
from .schemas import ChatRequest


async def chat(state, body):
    request = ChatRequest.model_validate(body)
    client = state["client"]
    if not request.stream:
        reply = await client.messages.create(**params_for(request))  # truth: open-platform open-region
        yield reply.content[0].text
        return
    async with client.messages.stream(**params_for(request)) as stream:  # truth: open-platform open-region
        async for text in stream.text_stream:
            yield f"data: {text}\n\n"


async def demo():
    async with lifespan({}) as state:
        async for _ in chat(state, {"message": "hi"}):
            pass
        async for _ in chat(state, {"message": "hi", "model": "claude-opus-4-7", "stream": False}):
            pass
