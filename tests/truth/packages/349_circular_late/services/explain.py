import anthropic

import services
from domain import order as orders


def explain(order: "orders.Order"):
    return anthropic.Anthropic().messages.create(
        model=services.MODELS["order"],
        inference_geo=orders.GEO,
        max_tokens=3,
        messages=[{"role": "user", "content": order.prompt()}],
    )
