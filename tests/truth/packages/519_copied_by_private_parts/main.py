import _base as base
import _users as users
base.CFG["geo"] = "global"
users._run()
