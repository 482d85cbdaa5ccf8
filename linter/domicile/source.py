"""Bytes of a source file to text with reliable lines and columns."""
