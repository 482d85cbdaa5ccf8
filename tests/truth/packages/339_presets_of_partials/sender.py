def send(text, *, client, model, geo=None, **kw):
    if geo is not None:
        kw["inference_geo"] = geo
    return client().messages.create(model=model, max_tokens=3, messages=[{"role": "user", "content": text}], **kw)
