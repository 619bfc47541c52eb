"""Imports of what really happened, and of what vouches for anything we hold."""
