"""Finder of funding programmes for people and firms in the Region Hannover.

As a library: ``load()`` gives a :class:`~hannover_foerder.catalogue.Catalogue` to search, filter and look up in.
"""

TYPE_CHECKING = False  # nothing is loaded on the way to the entry of the program, which provides for an interrupt
if TYPE_CHECKING:
    from hannover_foerder._version import __version__
    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.loading import load
    from hannover_foerder.model.filters import Filters

__all__ = ["Catalogue", "Filters", "__version__", "load"]

_MODULE_OF = {
    "Catalogue": "hannover_foerder.catalogue",
    "Filters": "hannover_foerder.model.filters",
    "__version__": "hannover_foerder._version",
    "load": "hannover_foerder.loading",
}


def __getattr__(name: str) -> object:
    # PEP 562: ``import hannover_foerder`` stays free of SQLite, so the command line starts quickly
    if name in _MODULE_OF:
        from importlib import import_module

        return getattr(import_module(_MODULE_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
