def parameters(text, *, geo=None, **rest):
    built = dict(rest, messages=[{"role": "user", "content": text}])
    built.setdefault("max_tokens", 8)
    if geo:
        built["inference_geo"] = geo
    return built
