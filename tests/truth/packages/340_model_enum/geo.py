from catalog import Model


def geo_kwargs(model: Model) -> dict:
    return {"inference_geo": "us"} if model.pinnable else {}
