geo = "us"
