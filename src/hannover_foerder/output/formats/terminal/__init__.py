"""The form for a screen: wrapped, styled and cut to what it holds; with Rich."""
