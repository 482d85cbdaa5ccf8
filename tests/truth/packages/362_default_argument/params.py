def build(text, geo=None, cache={}):
    if geo:
        cache["inference_geo"] = geo
    return {"messages": [{"role": "user", "content": text}], **cache}
