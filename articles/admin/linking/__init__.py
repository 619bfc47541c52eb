"""Facts at the fingertips: the picker, a new fact from selected words, what the text rests on."""

PAGES = []
