"""The JSON Schemas of every file a user writes or reads."""
