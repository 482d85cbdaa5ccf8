"""The SDK: clients, operations, and every combination of fields that one of its calls sends."""
