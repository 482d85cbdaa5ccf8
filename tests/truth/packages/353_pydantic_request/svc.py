import anthropic

from schema.requests import ChatRequest


def handle(request: ChatRequest):
    return anthropic.Anthropic().messages.create(
        messages=[{"role": "user", "content": request.text}], **request.model_dump(exclude_none=True)
    )
