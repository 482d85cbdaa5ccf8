# run:
# exact: platform, region, geo
"""The list of models is replaced in place before the comparison starts."""
import catalogue_2026
from compare import compare

catalogue_2026.load()
compare("Which is best?")
