import enum
from dataclasses import dataclass


class Priority(enum.IntEnum):
    LOW = 0
    HIGH = 1


@dataclass(slots=True)
class Job:
    prompt: str
    priority: Priority
    pinned: bool = False

    def to_request(self) -> dict:
        from .policy import geo_for, model_for

        request = {
            "model": model_for(self),
            "max_tokens": 100,
            "messages": [{"role": "user", "content": self.prompt}],
        }
        geo = geo_for(self)
        if geo is not None:
            request["inference_geo"] = geo
        return request
