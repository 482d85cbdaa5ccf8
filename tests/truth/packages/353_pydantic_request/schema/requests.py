from typing import Optional

from pydantic import BaseModel, Field


class ChatRequest(BaseModel):
    text: str = Field(exclude=True)
    model: str = "claude-sonnet-4-6"
    max_tokens: int = 4
    inference_geo: Optional[str] = None


class PinnedRequest(ChatRequest):
    model: str = "claude-opus-4-7"
    inference_geo: Optional[str] = "us"
