# run:
# run: APP_ENV=staging
# run: APP_ENV=production
# exact: model, geo, platform, pair
"""Settings per environment, chosen by name, decide the base URL and the geo."""

from app.client import ask

ask("x")
