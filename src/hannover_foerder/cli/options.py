"""Options that several commands have, each defined once; help texts and value names are keys of the word lists."""

from collections.abc import Callable, Sequence
from inspect import Parameter, signature
from itertools import chain
from os.path import expanduser
from typing import Annotated, Any

import typer
from typer.models import OptionInfo

from hannover_foerder.cli.completion.offers import (
    offer,
    offer_answers,
    offer_facets,
    offer_languages,
    offer_providers,
    offer_sorts,
    offer_statuses,
    offer_terms,
)
from hannover_foerder.cli.option_values import FORMATS, REASON_FORMATS
from hannover_foerder.errors import UsageError
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.words import LANGUAGES

_FILTER = "help.panel.filter"


def _filter_option(name: str, completion: Callable[..., Any], *short_names: str) -> Any:  # noqa: ANN401 - what Typer gives as an option
    """Return an option that takes values of a facet, with completion."""
    return typer.Option(
        f"--{name}",
        *short_names,
        help=f"option.{name}",
        metavar="metavar.term",
        rich_help_panel=_FILTER,
        autocompletion=completion,
    )


class FilterOptions(NamedTuple):
    """Filters of a list. Values of a repeated option are joined by "or", different options by "and"."""

    target_group: Annotated[list[str] | None, _filter_option("target-group", offer_terms("target_groups"))] = None
    topic: Annotated[list[str] | None, _filter_option("topic", offer_terms("topics"), "-t")] = None
    kind: Annotated[list[str] | None, _filter_option("kind", offer_terms("kinds"))] = None
    area: Annotated[list[str] | None, _filter_option("area", offer_terms("areas"), "-a")] = None
    provider: Annotated[list[str] | None, _filter_option("provider", offer_providers)] = None
    status: Annotated[list[str] | None, _filter_option("status", offer_statuses)] = None
    ongoing: Annotated[bool, typer.Option("--ongoing", help="option.ongoing", rich_help_panel=_FILTER)] = False
    include_unknown: Annotated[
        bool, typer.Option("--include-unknown", help="option.include-unknown", rich_help_panel=_FILTER)
    ] = False


def _require_known_language(language: str | None) -> str | None:
    """Return the language unchanged, also ``None``. Raises UsageError for an unknown one: no other takes its place."""
    if language is not None and language not in LANGUAGES:
        raise UsageError("error.unknown-choice", option="--lang", value=language, choices=", ".join(LANGUAGES))
    return language


LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        "-l",
        help="option.lang",
        metavar="metavar.language",
        autocompletion=offer_languages,
        callback=_require_known_language,
    ),
]


def _switch_pager_off(ctx: typer.Context, is_asked: bool) -> bool:
    """Switch the pager off for this call if that is asked, and return whether it is; the callback of an option."""
    if is_asked and not ctx.resilient_parsing:
        ctx.obj.uses_pager = False
    return is_asked


AsOfOption = Annotated[str | None, typer.Option("--as-of", help="option.as-of", metavar="metavar.date")]
NoPagerOption = Annotated[bool, typer.Option("--no-pager", help="option.no-pager", callback=_switch_pager_off)]


def expand_home(path: str | list[str] | None) -> str | list[str] | None:
    """Expand ``~`` in one path or several, if given: shells leave it behind ``=`` and in quotes. A callback."""
    return [*map(expanduser, path)] if isinstance(path, list) else path and expanduser(path)  # noqa: PTH111 - as text


class CommonOptions(NamedTuple):
    """Options of every command."""

    catalogue: Annotated[
        list[str] | None,
        typer.Option("--catalogue", help="option.catalogue", metavar="metavar.path", callback=expand_home),
    ] = None
    as_of: AsOfOption = None
    lang: LanguageOption = None
    no_cache: Annotated[bool, typer.Option("--no-cache", help="option.no-cache")] = False
    no_pager: NoPagerOption = False


class ProfileOptions(NamedTuple):
    """Options that describe the applicant, of all commands that decide eligibility."""

    profile: Annotated[
        str | None, typer.Option("--profile", help="option.profile", metavar="metavar.path", callback=expand_home)
    ] = None
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", help="option.set", metavar="metavar.answer", autocompletion=offer_answers),
    ] = None

    @property
    def has_answers(self) -> bool:
        """Whether anything is told of the applicant."""
        return self.profile is not None or bool(self.set_)


def format_option(formats: Sequence[str], text: str = "option.format") -> Any:  # noqa: ANN401 - what Typer gives as an option
    """Return the option ``--format`` with the values ``formats``; its value is ``None`` if it was not given."""

    def format_named(format_name: str | None) -> str | None:
        """Return the format with a name, or ``None`` if none was given. Raises UsageError for another name."""
        if format_name is None:
            return None
        from hannover_foerder.cli.choices import one_of

        return one_of("--format", format_name, formats)

    return typer.Option(
        "--format", "-f", help=text, metavar="metavar.format", autocompletion=offer(formats), callback=format_named
    )


FormatOption = Annotated[str | None, format_option(FORMATS)]
TextOrJsonOption = Annotated[str | None, format_option(REASON_FORMATS, "option.format.explain")]
LiteralOption = Annotated[bool, typer.Option("--literal", help="option.literal")]
GroupByOption = Annotated[
    str | None, typer.Option("--group-by", help="option.group-by", metavar="metavar.facet", autocompletion=offer_facets)
]
SortOption = Annotated[
    str | None, typer.Option("--sort", help="option.sort", metavar="metavar.key", autocompletion=offer_sorts)
]
LimitOption = Annotated[int | None, typer.Option("--limit", "-n", help="option.limit", metavar="metavar.number", min=1)]


def _check_search_name(ctx: typer.Context, name: str | None) -> str | None:
    """Return the name for a saved search unchanged. Raises UsageError at once if it cannot be stored."""
    if name is not None and not ctx.resilient_parsing:
        from hannover_foerder.cli.news.saved_searches import require_free

        require_free(ctx.obj, name)
    return name


SaveOption = Annotated[
    str | None, typer.Option("--save", help="option.save-search", metavar="metavar.name", callback=_check_search_name)
]


def takes_groups(function: Callable[..., None]) -> Callable[..., None]:
    """Decorate a command to accept groups of options: a NamedTuple parameter stands for its fields.

    Typer reads the signature of a function, so the fields are put into it in place of the group.
    """
    full_signature = signature(function)
    groups, parameters = {}, []
    for name, parameter in full_signature.parameters.items():
        group = parameter.annotation
        if hasattr(group, "_fields"):
            groups[name] = group
            parameters += [
                Parameter(field, Parameter.KEYWORD_ONLY, default=group._field_defaults[field], annotation=hint)
                for field, hint in group.__annotations__.items()
            ]
        else:
            parameters.append(parameter.replace(kind=Parameter.KEYWORD_ONLY))

    def command(**values: Any) -> None:  # noqa: ANN401 - whatever the options hold
        for name, group in groups.items():
            values[name] = group(**{field: values.pop(field) for field in group._fields})
        function(**values)

    command.__signature__ = full_signature.replace(parameters=parameters)  # type: ignore[attr-defined] # PEP 362
    return command


def with_named_options(function: Callable[..., None], named_options: set[str]) -> Callable[..., None]:
    """Return a command with only those of its options that a call names; the others keep their defaults.

    Typer takes a tenth of a millisecond to build an option, most commands have twenty, and most calls name none. It is
    the whole command that answers a name which is no option of it: help, an excluded word, a mistake.
    """
    full_signature = signature(function)
    parameters = full_signature.parameters
    option_names = {name: _option_names(parameter) for name, parameter in parameters.items()}
    if not named_options.issubset(chain.from_iterable(option_names.values())):
        return function
    defaults = {
        name: parameters[name].default
        for name, names in option_names.items()
        if names and named_options.isdisjoint(names)
    }

    def command(**values: Any) -> None:  # noqa: ANN401 - whatever the options hold
        function(**values, **defaults)

    remaining_parameters = [parameter for name, parameter in parameters.items() if name not in defaults]
    command.__signature__ = full_signature.replace(parameters=remaining_parameters)  # type: ignore[attr-defined] # PEP 362
    return command


def _option_names(parameter: Parameter) -> tuple[str, ...]:
    """Return the names of an option, ``--topic`` and ``-t``; of an argument none."""
    hints = getattr(parameter.annotation, "__metadata__", ())
    option = next((hint for hint in hints if isinstance(hint, OptionInfo)), None)
    # in an annotation Typer keeps the first name where a default would stand
    return () if option is None else (str(option.default), *(option.param_decls or ()))
