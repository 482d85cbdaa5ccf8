def on_outline(text):
    from flow.engine import request

    request(text, model="claude-opus-4-7", inference_geo="us", then=on_draft)


def on_draft(text):
    from flow import engine

    engine.request(text, model="claude-opus-4-6", inference_geo="global")
