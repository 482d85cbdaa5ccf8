# run:
# exact: platform, region
"""A decorator of another module sends again without the parameter that was refused."""
from bot.ask import ask, ask_new

ask("hello")
ask_new("hello")
