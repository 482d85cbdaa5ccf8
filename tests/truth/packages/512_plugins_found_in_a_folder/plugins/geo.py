class Plugin:
    def before(self, host):
        host.opts["inference_geo"] = "global"
