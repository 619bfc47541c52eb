"""An app that only the tests install: records of every kind, and their screens."""
