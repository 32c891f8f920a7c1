"""The contact of a programme, small enough to be stored with its card."""

from __future__ import annotations

from typing import Literal

from hannover_foerder.named_tuple import NamedTuple


class ContactPoint(NamedTuple):
    """The contact of a programme. Texts are pairs of German and English; dates are ISO texts, as exact as known."""

    kind: Literal["contact", "office", "page"]
    """The programme's own contact, an office that answers for it, or only the best page there is."""
    name: tuple[str, str | None] | None
    """Of the office."""
    phone: str | None = None
    email: str | None = None
    url: str | None = None
    address: str | None = None
    phone_as_of: str | None = None
    """Date of the newest source of the number; ``None`` if it has no date."""
    email_as_of: str | None = None
    url_as_of: str | None = None
    id: str | None = None
    """Of the office."""
    note: tuple[str, str | None] | None = None

    @property
    def as_of(self) -> str | None:
        """The date of the telephone; without one that of the mailbox, else of the page; ``None`` if it is not known."""
        return self.phone_as_of if self.phone else self.email_as_of if self.email else self.url_as_of
