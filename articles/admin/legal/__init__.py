"""What is owed to living people: the legal read, its signature, the right of reply."""

from .page import LegalRead
from .verbs import AskReply, KeepSpentOut, PrintSpent, RecordAnswer, Sign

PAGES = [LegalRead(), Sign(), AskReply(), RecordAnswer(), PrintSpent(), KeepSpentOut()]
