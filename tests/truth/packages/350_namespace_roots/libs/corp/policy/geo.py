REQUIRED = "us"
