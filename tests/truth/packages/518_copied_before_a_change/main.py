import base
import users
base.CFG["geo"] = "global"
base.CFG.update(model="claude-sonnet-4-6")
users.run()
