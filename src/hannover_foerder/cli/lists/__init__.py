"""Lists of programmes: their filters, rows and notes, and the reasons why a list is empty."""
