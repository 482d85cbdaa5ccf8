"""Experiments that are live. Reviewed every Monday."""
from __future__ import annotations

import zlib
from typing import NamedTuple


class Arm(NamedTuple):
    name: str
    weight: int
    model: str
    params: dict


REPLY_EXPERIMENT = [
    Arm("control", 50, "claude-sonnet-4-6", {"max_tokens": 300, "inference_geo": "us"}),
    Arm("opus", 25, "claude-opus-4-7", {"max_tokens": 300, "inference_geo": "us"}),
    Arm("cheap", 25, "claude-haiku-4-5", {"max_tokens": 200}),
]


def assign(user_id: str, arms: list[Arm]) -> Arm:
    point = zlib.crc32(user_id.encode()) % sum(arm.weight for arm in arms)
    for arm in arms:
        point -= arm.weight
        if point < 0:
            return arm
    raise AssertionError("weights are positive")
