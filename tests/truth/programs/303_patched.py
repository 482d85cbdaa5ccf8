# run:
# exact: platform, geo, region
import sys
from unittest import mock

from anthropic import Anthropic

client = Anthropic()
MODEL = "claude-opus-4-7"
CONFIG = {"model": "claude-opus-4-7"}


class Settings:
    model = "claude-sonnet-4-6"


def ask() -> None:
    client.messages.create(model=MODEL, max_tokens=1, messages=[])


def ask_settings() -> None:
    client.messages.create(model=Settings.model, max_tokens=1, messages=[])


def ask_config() -> None:
    client.messages.create(max_tokens=1, messages=[], **CONFIG)


ask()
with mock.patch(f"{__name__}.MODEL", "claude-haiku-4-5"):
    ask()
with mock.patch.object(sys.modules[__name__], "MODEL", "claude-opus-4-6"):
    ask()
with mock.patch.object(Settings, "model", "claude-opus-4-5"):
    ask_settings()
ask_settings()
with mock.patch.dict(CONFIG, {"model": "claude-opus-4-6"}):
    ask_config()
with mock.patch.dict(CONFIG, model="claude-sonnet-4-6"):
    ask_config()


@mock.patch.object(Settings, "model", "claude-opus-4-7")
def test_other() -> None:
    ask_settings()


test_other()
