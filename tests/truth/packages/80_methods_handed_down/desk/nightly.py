from desk.sending import send


def report(model):
    return send(model=model, max_tokens=32, inference_geo="us", messages=[{"role": "user", "content": "Good night"}])
