"""Files and folders that others may have made: opened, written and trusted with care, whatever is in them."""
