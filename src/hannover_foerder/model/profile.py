"""What a person, firm or organisation may say of itself, and what the rules of requirements may ask for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from hannover_foerder.model.constraints import Doc, Identifier
from hannover_foerder.model.text import Text  # noqa: TC001 - the reader resolves the annotations

FieldType = Literal["yes-no", "number", "choice", "set", "area", "topics"]


@dataclass(frozen=True, slots=True)
class ProfileField:
    """One thing to know about whoever asks."""

    type: Annotated[
        FieldType, Doc("choice: one of the values; set: several of them; area, topics: from the vocabulary.")
    ]
    question: Annotated[Text, Doc("How it is asked.")]
    why: Annotated[Text, Doc("Why it is asked.")]
    unit: Annotated[Text | None, Doc("Unit of a number.")] = None
    values: Annotated[dict[Identifier, Text], Doc("What a choice or a set can hold, with labels.")] = field(
        default_factory=dict
    )
