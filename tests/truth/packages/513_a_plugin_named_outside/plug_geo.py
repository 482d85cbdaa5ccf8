class Plugin:
    def before(self, host):
        host.opts.geo = "global"
