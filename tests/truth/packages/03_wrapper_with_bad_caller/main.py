# exact: platform, region
"""As before, but one caller pins an old model: refused, and only because of that caller."""

import anthropic

from service import jobs

jobs.good()
try:
    jobs.bad()
except anthropic.BadRequestError as error:
    print(error.message)
