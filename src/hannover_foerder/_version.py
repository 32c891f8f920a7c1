"""The version number of foerder, the only place that defines it."""

__version__ = "0.2.0"
