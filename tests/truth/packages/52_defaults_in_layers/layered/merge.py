from collections import ChainMap


def merged(*layers):
    """The first layer wins; a None hides nothing and is not sent."""
    chain = ChainMap(*({k: v for k, v in layer.items() if v is not None} for layer in layers))
    return dict(chain)
