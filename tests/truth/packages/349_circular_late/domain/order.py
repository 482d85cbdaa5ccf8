from . import pricing

GEO = "us"


class Order:
    kind = "order"

    def __init__(self, item):
        self.item = item

    def explain(self):
        from services.explain import explain

        return explain(self)

    def prompt(self):
        return f"{self.item} for {pricing.price(self)}"
