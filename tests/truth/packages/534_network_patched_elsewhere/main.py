# open: platform, model, geo
from app import network
from app.llm import ask

network.install()
ask("x")
