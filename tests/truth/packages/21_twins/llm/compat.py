def with_geo(method, geo, **params):
    """Call `method` with a geo, however its SDK wants it."""
    try:
        return method(inference_geo=geo, **params)
    except TypeError:
        return method(extra_body={"inference_geo": geo}, **params)  # truth: unreached
