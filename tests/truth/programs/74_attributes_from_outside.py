# exact: platform, region
# open: model, geo
"""Attributes that others set: on the instance, on the class, by setattr, through vars()."""

from anthropic import Anthropic


class Bot:
    model = "claude-haiku-4-5"
    geo = None

    def __init__(self):
        self.client = Anthropic()

    def speak(self):
        extra = {"inference_geo": self.geo} if self.geo else {}
        return self.client.messages.create(
            model=self.model, max_tokens=8, messages=[{"role": "user", "content": "x"}], **extra
        )


Bot().speak()
bot = Bot()
bot.model = "claude-opus-5"
bot.geo = "us"
bot.speak()
Bot.model = "claude-sonnet-5"
Bot().speak()
setattr(bot, "geo", "global")  # noqa: B010
bot.speak()
vars(bot).update(model="claude-haiku-5-5")
bot.speak()
for name, value in {"model": "claude-opus-4-7"}.items():
    setattr(Bot, name, value)
Bot().speak()
