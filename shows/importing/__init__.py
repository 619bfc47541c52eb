"""Imports of what is on screen: tables of our own, and the answers of TVmaze."""
