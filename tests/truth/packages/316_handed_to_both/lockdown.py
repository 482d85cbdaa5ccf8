def lock_down(options):
    options.extra["inference_geo"] = "us"
