from .holding import HoldsClient
from .parameters import HasParameters
from .sending import Sends


class Greeter(Sends, HasParameters, HoldsClient):
    model = "claude-opus-5"
