from typing import Literal

from pydantic import BaseModel


class ChatRequest(BaseModel):
    message: str
    model: Literal["claude-opus-4-7", "claude-sonnet-4-6"] = "claude-sonnet-4-6"
    stream: bool = True
