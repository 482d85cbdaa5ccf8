from pkg.geo import geo
from pkg.ask import ask
