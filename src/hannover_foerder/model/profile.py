"""The profile fields: what a person, firm or organisation may state and rules may ask for."""

from typing import Annotated, Final, Literal

from hannover_foerder.model.constraints import Doc, Identifier, Lines
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.text import Text

FieldType = Literal["yes-no", "number", "choice", "set", "area", "topics"]
FACET_OF_TYPE: Final[dict[FieldType, str]] = {"area": "areas", "topics": "topics"}
"""The vocabulary from which fields of a type have their values, besides their own."""

SENTENCES: Final = "answers"
"""The key of a profile that holds the answers to single sentences, by id of the programme and German text: an answer
counts for the very wording that was asked, and a sentence in other words is another question."""


class ProfileField(Struct):
    """A field of the applicant's profile."""

    type: Annotated[
        FieldType, Doc("choice: one of the values; set: several of them; area, topics: from the vocabulary.")
    ]
    question: Annotated[Text, Doc("How it is asked.")]
    why: Annotated[Text, Doc("Why it is asked.")]
    unit: Annotated[Text | None, Doc("Unit of a number.")] = None
    most: Annotated[float | None, Doc("Largest number that can be.")] = None
    values: Annotated[
        dict[Identifier, Text],
        Doc("What a choice or a set can hold, with labels; for area and topics: further answers."),
    ] = {}
    label: Annotated[Text | None, Doc("Its name in a few words, for results.")] = None
    only_if: Annotated[
        dict[str, Lines], Doc("Values other choices must have for the question to make sense; else `otherwise` holds.")
    ] = {}
    otherwise: Annotated[float | None, Doc("The number that follows where `only_if` is known not to hold.")] = None
