"""What the user sees: one module a form, each making text from plain data. The only place that knows Rich."""
