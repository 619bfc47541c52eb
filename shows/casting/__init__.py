"""A list that somebody pasted beside the cast that is held: compared, asked about, written.

What a list is called is said from above, by a word; where it is from is no business of this room.
"""
