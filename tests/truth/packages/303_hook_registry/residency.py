from hooks import before_request


@before_request
def pin(params):
    params["inference_geo"] = "us"
    return params
