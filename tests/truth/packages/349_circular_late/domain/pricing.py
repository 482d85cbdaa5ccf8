def price(order):
    from .order import Order

    return 5 if isinstance(order, Order) else 0
