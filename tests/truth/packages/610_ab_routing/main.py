# run: alice
# run: bob carol dave erin frank grace heidi
# exact: platform, region, model, geo, pair
import sys

from router import Router

router = Router()
for user in sys.argv[1:]:
    router.reply(user, "hello")
