# run:
# run: --strict
# exact: platform, region
"""main makes the options, has them locked down and hands them to the service."""
import sys

from lockdown import lock_down
from options import Options
from service import Service

options = Options()
if "--strict" in sys.argv:
    lock_down(options)
Service(options).ask("hello")
