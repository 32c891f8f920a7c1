"""Output: views give the content, formats render it (table, text, JSON …). The only package that imports Rich."""
