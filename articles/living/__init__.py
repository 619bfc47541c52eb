"""What a version says that can harm a person who is not known to be dead, and what that takes.

Such a claim gets onto a page as a fact (linked, in a block, behind the verdict), as a part in an
event that a block prints, or in bare words. What is stored is held to its checks and its hedge;
bare words, which only a person can judge, to the signature that all of it takes. None of it can be
promised for later or set aside: the codes of these reasons begin with ``living``.
"""

from .needs import needs_signature, reasons_against, reasons_to_wait
from .reading import Harm, Reading

__all__ = ["Harm", "Reading", "needs_signature", "reasons_against", "reasons_to_wait"]
