"""`domicile explain` and `domicile rules`: what the rules mean."""
