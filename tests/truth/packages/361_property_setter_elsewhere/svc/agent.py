from svc.base import Base

MODELS = ["claude-sonnet-4-6", "claude-opus-4-6", "claude-sonnet-4-6", "claude-opus-4-7"]


class Agent(Base):
    @property
    def region(self):
        return {"us": "america"}.get(self._geo, "world")

    @region.setter
    def region(self, name):
        self._geo = "us" if name == "america" else "global"

    def _set_quality(self, n):
        self._model = MODELS[n]

    quality = property(None, _set_quality)
