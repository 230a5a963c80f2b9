"""`minefacts data`: check, export and describe the dataset itself."""

from __future__ import annotations

import json

import click

from ...checks import check as integrity
from ...dataset.reading import Dataset, bundled
from ...errors import DatasetError, UsageError
from ...render.escape import printable
from ...views import words
from ..arguments import FilePath
from ..group import Exampled, Group
from ..interrupts import undone
from ..options import everywhere, setting
from ..settings import Settings
from ..streams import encoded, tell, write
from ..values import OneOf

EXAMPLES = ("minefacts data check", "minefacts data export out", "minefacts data schema")


@click.group(cls=Group, invoke_without_command=True, params=everywhere(), examples=EXAMPLES)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check, export and describe a dataset."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command(cls=Exampled, examples=("minefacts data check", "minefacts data check my-data -f json"))
@click.argument("folder", metavar="[DIR]", required=False, type=FilePath())
@click.pass_context
def check(ctx: click.Context, folder: str | None) -> None:
    """Check a dataset against every rule and list all problems; exit status 0 or 5.

    Without DIR: the dataset of --data, else the bundled one.
    """
    settings = ctx.ensure_object(Settings)
    if folder is None:
        folder = settings.folder
    if folder is None:
        folder = bundled()
    problems, count = integrity.found(folder)
    if problems:
        if settings.format != "json":
            for problem in problems:
                tell(f"minefacts: {printable(str(problem))}")
        only = ""
        if count > len(problems):
            only = f", of which the first {len(problems):,} are told"
        raise DatasetError(f"the dataset in {folder} has {words.count(count, 'problem')}{only}", tuple(problems))
    if settings.format == "json":
        write(b"[]\n")
        return
    write(encoded(f"{printable(folder)}: no problem, dataset of {Dataset(folder).version}\n"))


@command.command(cls=Exampled, examples=("minefacts data export out", "minefacts data export out --force"))
@click.argument("folder", metavar="DIR", type=FilePath())
@click.option("--force", is_flag=True, help="Replace an earlier export in DIR, and nothing else.")
@click.pass_context
def export(ctx: click.Context, folder: str, force: bool) -> None:
    """Write a Frictionless data package of CSV tables to DIR, with SQLite and CSL-JSON.

    DIR must not exist or must be empty; with --force it may hold an earlier export. It is written whole or not at all.
    """
    from ...dataset import export as package  # sqlite3 and more, for an export alone
    from ...dataset.placing import NotEmptyError, discard

    dataset = ctx.ensure_object(Settings).dataset
    try:
        with undone(discard):
            package.export(dataset, folder, replace=force)
    except NotEmptyError as error:
        hint = "name one that does not exist, or add --force to replace an earlier export"
        if force:
            hint = "name another"
        raise UsageError(f"{error.message}: {hint}") from None
    tell(f"minefacts: wrote {printable(folder)}")


@command.command(cls=Exampled, examples=("minefacts data schema > minefacts.schema.json",))
def schema() -> None:
    """Print the record types as JSON Schema 2020-12."""
    from ...dataset import schema as schemas  # the types of every field, for this command alone

    write((json.dumps(schemas.json_schema(), ensure_ascii=False, indent=2) + "\n").encode())


FORM = OneOf("format", ("table", "json"))
check.params.append(setting("-f", "--format", name="format", metavar="FORM", type=FORM, help="table or json."))
for below in (check, export, schema):
    below.params.extend(everywhere())
