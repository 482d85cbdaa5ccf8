# run:
# exact: platform, region
"""Changes through functions instead of statements."""
from params import PARAMS
import change
from ask import ask

change.change(PARAMS)
ask()
