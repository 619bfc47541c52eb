"""How the desk writes days and times, for every list, form and page."""
