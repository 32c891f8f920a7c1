"""Words or sentences for the same thing in the languages that people ask in."""

from typing import Annotated

from hannover_foerder.model.constraints import Doc, Lines
from hannover_foerder.model.struct import Struct


class ByLanguage(Struct):
    """Words or sentences for the same thing, by language (ISO 639-1)."""

    de: Annotated[Lines, Doc("In German.")]
    en: Annotated[Lines, Doc("In English.")]
    tr: Annotated[Lines, Doc("In Turkish.")] = ()
    uk: Annotated[Lines, Doc("In Ukrainian.")] = ()
    ru: Annotated[Lines, Doc("In Russian.")] = ()
    ar: Annotated[Lines, Doc("In Arabic.")] = ()
    pl: Annotated[Lines, Doc("In Polish.")] = ()
    es: Annotated[Lines, Doc("In Spanish.")] = ()
    fr: Annotated[Lines, Doc("In French.")] = ()
    ro: Annotated[Lines, Doc("In Romanian.")] = ()
