from conf.setting import Setting


class Site:
    store = {}
    model = Setting("claude-sonnet-4-6")
    geo = Setting()
