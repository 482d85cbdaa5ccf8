from pydantic import BaseModel


class Settings(BaseModel):
    model: str = "claude-opus-5"
    inference_geo: str = "us"
    max_tokens: int = 32
