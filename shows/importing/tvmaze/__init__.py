"""Imports of the answers of TVmaze's public interface, stored as JSON files.

``answers`` finds out what a file holds, ``reading`` turns TVmaze's fields into ours, ``titles`` and
``people`` write the records.
"""
