from .bottom import Builder


class GeoMixin:
    geo = None

    def build(self, text):
        params = super().build(text)
        if self.geo is not None:
            params.setdefault("inference_geo", self.geo)
        return params


class Thinking(GeoMixin, Builder):
    budget = 1024

    def build(self, text):
        return {**super().build(text), "thinking": {"type": "enabled", "budget_tokens": self.budget}}
