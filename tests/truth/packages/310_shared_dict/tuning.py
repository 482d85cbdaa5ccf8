from defaults import REQUEST


def tune():
    REQUEST.update(model="claude-opus-4-7", inference_geo="us")
    REQUEST["max_tokens"] = 5
