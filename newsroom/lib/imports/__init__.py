"""What every import shares: reading tables, the report, and the rules of writing a row.

``tables`` reads a file into rows, ``cells`` turns a cell into a value, ``sheets`` says which column
fills which field, ``session`` writes and counts, ``report`` tells what happened.
"""
