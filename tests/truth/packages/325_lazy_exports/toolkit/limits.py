GEO = "us"
_TOKENS = 5
