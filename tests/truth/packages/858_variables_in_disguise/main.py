# open: platform
"""Names of variables of the environment that are put together in ways that show nothing of them."""

import prepare
import service

for number in range(5):
    prepare.set_one(number)
    service.ask()
