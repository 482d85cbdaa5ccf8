from deploy.providers import TYPES


def build(config):
    config = dict(config)
    return TYPES[config.pop("type")](**config)
