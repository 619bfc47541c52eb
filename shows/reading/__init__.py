"""Reading what people paste: text in, plain values out. Nothing here asks the database."""
