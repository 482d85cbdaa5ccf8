GEO = "us"
