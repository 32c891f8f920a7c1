"""The formats: table, text, Markdown, CSV, TSV, JSON, workbook, HTML page, calendar, linked data."""
