"""The executable truth: small programs run against the real SDK, and what Domicile says of them."""
