# run:
# exact: platform, model, geo, region
import json
from dataclasses import dataclass
from enum import Enum, auto

from anthropic import Anthropic, beta_tool


class Depth(Enum):
    QUICK = auto()
    DEEP = auto()

    @property
    def model(self) -> str:
        match self:
            case Depth.QUICK:
                return "claude-haiku-4-5"
            case Depth.DEEP:
                return "claude-opus-4-7"


@beta_tool
def weather(city: str) -> str:
    """Tells the weather.

    Args:
        city: where
    """
    return json.dumps({"city": city})


@dataclass(frozen=True)
class Agent:
    depth: Depth

    def run(self, text: str) -> None:
        runner = Anthropic().beta.messages.tool_runner(
            max_tokens=10,
            model=self.depth.model,
            tools=[weather],
            messages=[{"role": "user", "content": text}],
            **({"inference_geo": "us"} if self.depth is Depth.DEEP else {}),
        )
        for message in runner:
            print(message.stop_reason)


for depth in Depth:
    Agent(depth).run("x")
