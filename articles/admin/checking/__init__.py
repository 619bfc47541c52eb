"""Read and check: each sentence of a version beside its fact, its source and its quote."""

from facts.admin.rows import FactRow
from newsroom.lib.row_forms import RowsPage

from .answers import Decide, Evidence
from .page import ReadAndCheck

# A record is mended beside the text, as a row that opens.
PAGES = [ReadAndCheck(), Evidence(), Decide(), RowsPage(FactRow())]

__all__ = ["PAGES"]
