def register_all():
    """Filled in below."""
