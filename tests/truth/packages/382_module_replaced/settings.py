import sys

GEO = "global"


class _Settings:
    GEO = "us"

    @property
    def MODEL(self):
        return "claude-opus-4-7"


sys.modules[__name__] = _Settings()
