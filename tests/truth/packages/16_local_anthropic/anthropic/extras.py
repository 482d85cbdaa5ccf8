from . import Anthropic


class AsyncAnthropic(Anthropic):
    pass
