"""The record of a programme. An absent value (``None`` or an empty tuple) means "not known", never "none"."""

import datetime as dt
from typing import Annotated, Literal

from hannover_foerder.model.constraints import (
    Doc,
    Email,
    Euro,
    Identifier,
    Lines,
    Months,
    Percent,
    Phone,
    SourceKind,
    TermOf,
    Url,
)
from hannover_foerder.model.dates import PartialDate, YearlyDate
from hannover_foerder.model.rule import Rule
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.text import Text

Level = Literal["eu", "federal", "state", "region", "municipality", "chamber", "university", "association", "company"]
Per = Literal[
    "project",
    "person",
    "company",
    "building",
    "dwelling",
    "trainee",
    "employee",
    "municipality",
    "team",
    "month",
    "year",
    "kwp",
    "square-metre",
    "case",
    "place",
    "loan",
]
Combine = Literal["one-of", "sum"]
RateBase = Literal["wage", "financing", "profit", "lump-sum"]
Channel = Literal["online", "email", "phone", "post", "in-person", "via-bank", "via-partner", "several"]
DeadlineModel = Literal["rolling", "fixed", "recurring", "closed", "unknown"]
DeadlineRole = Literal["application", "sketch", "payment-claim", "report", "other"]
Relation = Literal[
    "complements", "part-of", "has-part", "alternative", "predecessor", "successor", "requires", "excludes"
]
RequirementKind = Literal["condition", "judgement", "procedure"]


class Provider(Struct):
    """The institution that runs the programme (CPSV-AP: competent authority)."""

    name: Annotated[str, Doc("Short, the same for all programmes of an institution.")]
    unit: Annotated[str | None, Doc("Department or office inside it.")] = None
    level: Annotated[Level | None, Doc("Level of government or kind of body.")] = None


class Amounts(Struct, kw_only=True):
    """Money for one applicant, as far as it can be said in numbers."""

    amount_eur: Annotated[Euro | None, Doc("A fixed sum in euros.")] = None
    min_eur: Annotated[Euro | None, Doc("Smallest amount in euros.")] = None
    max_eur: Annotated[Euro | None, Doc("Largest amount in euros.")] = None
    min_rate_percent: Annotated[Percent | None, Doc("Lowest share of the cost.")] = None
    rate_percent: Annotated[Percent | None, Doc("Highest share of the cost.")] = None
    rate_of: Annotated[RateBase | None, Doc("What the shares are of, where that is not the cost of the project.")] = (
        None
    )
    min_cost_eur: Annotated[Euro | None, Doc("Cost below which nothing is paid, in euros.")] = None
    max_cost_eur: Annotated[Euro | None, Doc("Highest cost that counts (eligible-cost ceiling), in euros.")] = None
    cost_above_eur: Annotated[Euro | None, Doc("Only the part of the cost above this counts, in euros.")] = None
    per: Annotated[Per | None, Doc("What the amounts are for one of.")] = None
    period: Annotated[Literal["month", "year"] | None, Doc("Only where it is paid again and again.")] = None
    min_duration_months: Annotated[Months | None, Doc("Shortest time it is paid, in months.")] = None
    duration_months: Annotated[Months | None, Doc("Longest time it is paid, in months.")] = None
    as_of: Annotated[PartialDate | None, Doc("Date of the version these values come from.")] = None
    note: Annotated[Text | None, Doc("What the numbers do not say.")] = None


class FundingPart(Amounts, kw_only=True):
    """One of several amounts of a programme."""

    label: Annotated[Text, Doc("What this amount is for.")]
    rule: Annotated[Rule | None, Doc("For whom this amount may hold: where the rule fails, the part is left out.")] = (
        None
    )
    kind: Annotated[
        Annotated[str, TermOf("kinds")] | None, Doc("What it is, where the programme gives several kinds of money.")
    ] = None
    adds: Annotated[bool | None, Doc("true: comes on top of the other parts, in the case that its label names.")] = None


class Funding(Amounts, kw_only=True):
    """What one applicant gets in money (schema.org: MonetaryGrant)."""

    combine: Annotated[
        Combine | None,
        Doc("one-of: of the parts without `adds` one is paid; sum: all of them are; absent: not known."),
    ] = None
    parts: Annotated[tuple[FundingPart, ...], Doc("Several amounts, one entry each.")] = ()


class Budget(Struct):
    """Money of the programme as a whole, not of one applicant."""

    eur: Annotated[Euro, Doc("Sum in euros.")]
    from_: Annotated[PartialDate | None, Doc("Start of the time it is meant for.")] = None
    until: Annotated[PartialDate | None, Doc("End of the time it is meant for.")] = None
    note: Annotated[Text | None, Doc("Who gives it, and for what.")] = None


class Requirement(Struct):
    """One sentence on who gets it (CPSV-AP: Requirement), with a rule only where a machine can decide it.

    ``fails`` and ``holds`` make a rule one-sided: with ``fails: open`` somebody whom the rule does not take in may
    still get it, with ``holds: open`` a rule that holds does not yet fulfil the sentence.
    """

    text: Annotated[Text, Doc("One plain sentence.")]
    rule: Annotated[Rule | None, Doc("The same as a rule over the profile; exactly as strict as the sentence.")] = None
    sources: Annotated[tuple[Identifier, ...], Doc("Keys of the sources that state it.")] = ()
    kind: Annotated[
        RequirementKind,
        Doc("condition: a fact; judgement: somebody decides it; procedure: what to do, or a later duty."),
    ] = "condition"
    fails: Annotated[
        Literal["out", "open"], Doc("What follows if rule or sentence does not hold: out, or the sentence stays open.")
    ] = "out"
    holds: Annotated[
        Literal["fits", "open"], Doc("What follows if the rule holds: fulfilled, or the sentence stays open.")
    ] = "fits"


class Application(Struct):
    """How one asks for it."""

    channel: Annotated[Channel | None, Doc("The way an application takes.")] = None
    url: Annotated[Url | None, Doc("Where the application is made.")] = None
    before_start: Annotated[bool | None, Doc("true: must be asked for before the project starts.")] = None
    steps: Annotated[tuple[Text, ...], Doc("What to do, in order.")] = ()
    documents: Annotated[tuple[Text, ...], Doc("What to hand in.")] = ()


class DeadlineDate(Struct):
    """A day by which something must be done; either one ``date`` or a ``yearly`` day."""

    role: Annotated[DeadlineRole, Doc("What is due.")]
    date: Annotated[PartialDate | None, Doc("One day, month or year.")] = None
    yearly: Annotated[YearlyDate | None, Doc("A day of every year, 'MM-DD' in quotes.")] = None
    note: Annotated[Text | None, Doc("For what or whom it holds.")] = None


class Deadlines(Struct):
    """When one can apply."""

    model: Annotated[DeadlineModel, Doc("rolling: any time; fixed: on dates; recurring: every year; closed; unknown.")]
    dates: Annotated[tuple[DeadlineDate, ...], Doc("The days; none for rolling, closed and unknown.")] = ()
    as_of: Annotated[PartialDate | None, Doc("Date of the source, where it is old.")] = None
    note: Annotated[Text | None, Doc("What the dates do not say.")] = None


class Period(Struct):
    """When the programme runs."""

    from_: Annotated[PartialDate | None, Doc("Start.")] = None
    until: Annotated[PartialDate | None, Doc("End.")] = None
    renewal: Annotated[Literal["unknown"] | None, Doc("unknown: no source says whether it goes on after the end.")] = (
        None
    )


class Closed(Struct):
    """The programme has ended."""

    on: Annotated[PartialDate | None, Doc("Its last day, as exact as known.")] = None
    reason: Annotated[Text | None, Doc("What the sources say.")] = None


class Related(Struct):
    """Another programme, in the catalogue (``id``) or outside (``name``)."""

    relation: Annotated[Relation, Doc("What the other programme is to this one.")]
    id: Annotated[Identifier | None, Doc("Id of a record.")] = None
    name: Annotated[str | None, Doc("Name of something outside the catalogue.")] = None
    note: Annotated[Text | None, Doc("What they have to do with each other.")] = None


class Confusable(Struct):
    """Something that sounds alike and is something else."""

    name: Annotated[str, Doc("Its name.")]
    difference: Annotated[Text, Doc("What is different.")]
    id: Annotated[Identifier | None, Doc("Its id, if it is in the catalogue.")] = None


class Contact(Struct):
    """An office, never a private person."""

    office: Annotated[str | None, Doc("Name of the office.")] = None
    phone: Annotated[Phone | None, Doc("Telephone number.")] = None
    email: Annotated[Email | None, Doc("Address of the office's mailbox.")] = None
    url: Annotated[Url | None, Doc("Page of the office.")] = None
    address: Annotated[str | None, Doc("Street, postcode, town.")] = None
    note: Annotated[Text | None, Doc("For example how old the statement is.")] = None


class Links(Struct):
    """Pages about the programme."""

    official: Annotated[Url | None, Doc("The provider's own page.")] = None
    form: Annotated[Url | None, Doc("Application form.")] = None
    guideline: Annotated[Url | None, Doc("The rules in full.")] = None
    info: Annotated[Url | None, Doc("A helpful page by somebody else.")] = None


class Source(Struct):
    """Where statements come from."""

    title: Annotated[str, Doc("Title of the page, with its publisher.")]
    url: Annotated[Url | None, Doc("Its address.")] = None
    date: Annotated[PartialDate | None, Doc("The date the page shows; absent when it shows none.")] = None
    date_inferred: Annotated[bool, Doc("true: the date is worked out, not shown.")] = False
    retrieved: Annotated[str | None, Doc("When, or from which copy, it was read.")] = None
    kind: Annotated[SourceKind | None, Doc("official, press or secondary.")] = None
    seen: Annotated[PartialDate | None, Doc("Last day on which the page answered and named the programme.")] = None

    @property
    def first_day(self) -> dt.date:
        """The earliest day that its date can mean; the first day of the calendar if it shows none."""
        return self.date.first_day if self.date else dt.date.min


class Fact(Struct):
    """One statement with its sources."""

    text: Annotated[str, Doc("One statement in our own words.")]
    sources: Annotated[tuple[Identifier, ...], Doc("Keys of the sources that say so.")]
    supports: Annotated[
        Lines, Doc("Dotted paths of the fields it backs; `status` where it shows that the programme runs.")
    ]


class Inference(Struct):
    """Fields that no source states word for word, and why they may be filled."""

    fields: Annotated[Lines, Doc("Dotted paths of the fields.")]
    reason: Annotated[Text, Doc("Why it follows from what the sources say.")]


class Conflict(Struct):
    """Sources that disagree."""

    about: Annotated[str, Doc("Dotted path of the field.")]
    note: Annotated[Text, Doc("What each says, and which one we follow.")]


class Programme(Struct):
    """One programme: grant, advice, training, placement, network or loan (schema.org: GovernmentService)."""

    id: Annotated[Identifier, Doc("Permanent, small letters, digits and hyphens.")]
    name: Annotated[Text, Doc("The name in use.")]
    aliases: Annotated[Lines, Doc("Other names and abbreviations.")] = ()
    summary: Annotated[Text | None, Doc("One plain sentence, at most 160 characters.")] = None
    description: Annotated[Text | None, Doc("A few plain sentences.")] = None
    kinds: Annotated[tuple[Annotated[str, TermOf("kinds")], ...], Doc("What one gets.")] = ()
    topics: Annotated[tuple[Annotated[str, TermOf("topics")], ...], Doc("What it is about.")] = ()
    target_groups: Annotated[tuple[Annotated[str, TermOf("target_groups")], ...], Doc("Whom it is meant for.")] = ()
    areas: Annotated[tuple[Annotated[str, TermOf("areas")], ...], Doc("Where it applies.")] = ()
    provider: Annotated[Provider | None, Doc("Who runs it.")] = None
    offices: Annotated[
        tuple[Annotated[str, TermOf("offices")], ...],
        Doc("Offices of offices.yaml that answer, in the order in which one asks."),
    ] = ()
    partners: Annotated[Lines, Doc("Who takes part.")] = ()
    funder: Annotated[str | None, Doc("Who pays for it.")] = None
    services: Annotated[tuple[Text, ...], Doc("What one gets, as short phrases.")] = ()
    funding: Annotated[Funding | None, Doc("What one applicant gets in money.")] = None
    budgets: Annotated[tuple[Budget, ...], Doc("Money of the programme as a whole.")] = ()
    requirements: Annotated[tuple[Requirement, ...], Doc("Single conditions.")] = ()
    application: Annotated[Application | None, Doc("How one asks for it.")] = None
    deadlines: Annotated[Deadlines | None, Doc("When one can apply.")] = None
    period: Annotated[Period | None, Doc("When the programme runs.")] = None
    closed: Annotated[Closed | None, Doc("Only if it has ended.")] = None
    paused_since: Annotated[PartialDate | None, Doc("Only while it takes no applications.")] = None
    successor: Annotated[Identifier | None, Doc("Id of the programme that took its place.")] = None
    related: Annotated[tuple[Related, ...], Doc("Other programmes that matter here.")] = ()
    not_to_confuse: Annotated[tuple[Confusable, ...], Doc("What sounds alike and is something else.")] = ()
    contacts: Annotated[tuple[Contact, ...], Doc("Offices that answer.")] = ()
    links: Annotated[Links | None, Doc("Pages about it.")] = None
    sources: Annotated[dict[Identifier, Source], Doc("Where the statements come from, by key.")] = {}
    facts: Annotated[tuple[Fact, ...], Doc("Every statement with its sources.")] = ()
    inferred: Annotated[tuple[Inference, ...], Doc("What follows without being stated.")] = ()
    conflicts: Annotated[tuple[Conflict, ...], Doc("Where sources disagree.")] = ()
    former_ids: Annotated[tuple[Identifier, ...], Doc("Ids it had before; they go on answering.")] = ()

    def backing(self, *paths: str) -> tuple[str, ...]:
        """Return the keys of the sources of all facts that support one of the paths, each once."""
        supported = frozenset(paths)
        facts = (fact for fact in self.facts if not supported.isdisjoint(fact.supports))
        return tuple(dict.fromkeys(key for fact in facts for key in fact.sources))

    @property
    def end(self) -> PartialDate | None:
        """The last day, as exact as known: of a closed programme the stated one, else that of the period, if any."""
        if self.closed:
            return self.closed.on
        return self.period.until if self.period else None
