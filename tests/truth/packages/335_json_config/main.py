# run:
# exact: platform, region
"""A dataclass config is read from a JSON file beside the code."""
from botkit.bot import Bot
from botkit.config import Config

Bot(Config.load()).chat("hello")
