import conf
def main():
    conf.CFG["geo"] = "global"
    conf.settings.model = "claude-sonnet-4-6"
    import users
    users.run()
main()
