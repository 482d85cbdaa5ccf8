from domain.order import Order

MODELS = {Order.kind: "claude-opus-4-7"}
