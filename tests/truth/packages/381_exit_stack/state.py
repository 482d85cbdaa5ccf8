current = {"geo": "global"}
