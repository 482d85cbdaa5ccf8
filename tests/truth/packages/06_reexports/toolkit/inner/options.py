PINNED = {"inference_geo": "us"}
