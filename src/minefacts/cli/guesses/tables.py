"""What a person writes first, and what it is called here: commands, options and values, all in small letters."""

from __future__ import annotations

from collections.abc import Sequence

#: The words for which a command is tried.
COMMANDS_MEANT = {
    "casualties": "casualty victims victim accidents accident survivors explosions",
    "casualties --measure killed": "deaths death killed dead fatalities fatality",
    "casualties --measure injured": "injuries injury injured wounded",
    "contamination": "contaminated area areas minefield minefields mined mines landmine landmines hazards",
    "clearance": "cleared clear demining demine removal clearing cleanup",
    "stockpiles": "stockpile stocks stock stockpiled destruction",
    "treaty": "treaties ottawa convention ban mbt apmbc status signatories signatory members member ratification "
    "ratifications states withdrawals withdrawal",
    "deadlines": "deadline article5 article4 extension extensions obligations",
    "conduct": "use uses used users make makes made produces produced production producers producer exports transfer "
    "transfers",
    "country": "countries profile state nation place overview summary",
    "parties": "party persons actors",
    "article": "articles claims claim news story",
    "changes": "change diff new updates update news-since log timeline recent",
    "search": "find grep query lookup-text searches",
    "sources": "source references reference bibliography citations citation cite documents",
    "glossary": "glossaries terms term define definition definitions dictionary words meaning",
    "resolve": "name names code codes iso iso3 convert",
    "verify": "verification fact-check factcheck checks check-text",
    "data check": "check validate",
    "data export": "export dump download",
    "data schema": "schema schemas",
    "completion": "completions complete shell",
    "help": "commands usage man manual info",
    "--version": "version ver",
}
#: The options that are tried for one that a command does not have, the first that it has.
OPTIONS_MEANT = {
    "-c": "--country --countries --place --places --state --states --nation --where --name --iso --iso3 --for --in",
    "-c World": "--world --global --worldwide",
    "--year": "--years --date --period --on --when --as-of -y",
    "--as-of": "--date --on --at --day --asof --as_of --when --until --year --years --since --known-on",
    "--since": "--from --after --start --begin --date --as-of --year",
    "--until": "--to --before --end --as-of",
    "--year latest": "--latest --newest --current --last --recent",
    "--measure": "-m --measures --what --kind --type --metric --indicator",
    "--measure killed": "--killed --deaths --dead --fatalities",
    "--measure injured": "--injured --injuries --wounded",
    "--measure total": "--total --totals",
    "--edition": "-e --editions --report --monitor-edition",
    "--body": "-b --bodies --publisher --organisation --organization --by",
    "--source": "--doc --document",
    "--sources": "--references --refs --cite --citations --bibliography --source",
    "--history": "--old --superseded --revisions --all-editions --editions",
    "--region": "-r --regions --continent --area --subregion --group",
    "--status": "--statuses --state",
    "--status state-party": "--members --parties --states-parties --state-party",
    "--status withdrawn": "--withdrawn",
    "--status not-party": "--not-party --outside --non-members",
    "--is": "--has --check --test",
    "--counts": "--count --number --how-many --summary",
    "--conduct": "--conducts --kind --type",
    "--all": "--everything --full --any --whole --everywhere",
    "--full": "--all --everything --long --verbose",
    "--chart": "--graph --plot --charts --bar --bars",
    "--map": "--maps --world-map",
    "-f": "--fmt --form --formats --output-format --as --print",
    "-f json": "--json -json --js --j",
    "-f jsonl": "--jsonl --ndjson --json-lines -jsonl",
    "-f csv": "--csv -csv --excel --xlsx --spreadsheet",
    "-f tsv": "--tsv -tsv --tabs",
    "-f markdown": "--markdown --md -md",
    "-f html": "--html -html",
    "-f plain": "--plain --text --raw --no-header",
    "-f table": "--table --pretty",
    "-f bibtex": "--bibtex --bib",
    "-f csl-json": "--csl --csl-json",
    "-o": "--out --file --save --write --output-file --to-file --export",
    "-n": "--top --head --max --first --rows --lines --num --limits",
    "--fields": "--field --columns --column --cols --select",
    "--sort": "--order --order-by --sort-by --orderby --sorted",
    "--data": "--dataset --dir --folder --path",
    "--color": "--colour --colors",
    "--color never": "--no-color --no-colour --nocolor --monochrome",
    "--quiet": "--silent --no-hints -s",
    "--no-pager": "--nopager --no-less",
    "--help": "--usage --h -? --man",
}
#: The values that are tried, by the name of the option that takes them.
VALUES_MEANT = {
    "measure": {
        "killed": "deaths death dead fatalities fatality died kills deadly",
        "injured": "injuries injury wounded hurt maimed injure",
        "total": "totals all casualties victims sum overall everyone",
        "outcome-unknown": "unknown",
        "children": "child kids minors",
        "civilians": "civilian",
        "military": "soldiers combatants troops",
        "deminers": "deminer",
        "area": "contaminated contamination",
        "mined-area": "mined minefields mines",
        "suspected-area": "suspected",
        "confirmed-mined-area": "confirmed",
        "people-affected": "people affected population",
        "land-cleared": "cleared clearance",
        "land-released": "released release",
        "land-reduced": "reduced",
        "land-cancelled": "cancelled canceled",
        "mines-destroyed": "mines destroyed",
        "stockpile-destroyed": "stockpile stocks destroyed",
        "stockpile-remaining": "remaining left",
        "mines-retained": "retained",
    },
    "status": {
        "state-party": "member members party parties joined ratified acceded in yes states-parties state-parties "
        "stateparty state-member",
        "signatory": "signed signatories signer",
        "not-party": "out outside non-party nonparty non-member nonmember never none not no no-party non-parties "
        "non-signatory not-member",
        "withdrawn": "left withdrew withdrawal withdrawing exited",
        "unsettled": "unknown unclear disputed",
        "bound": "binding obliged",
        "completed": "complete finished done cleared",
        "missed": "late overdue expired violated",
        "pending": "open ongoing running",
    },
    "format": {
        "markdown": "md mkd",
        "csv": "excel xlsx xls spreadsheet comma",
        "tsv": "tab tabs",
        "table": "txt pretty human",
        "plain": "text raw",
        "html": "htm web",
        "jsonl": "ndjson json-lines jsonlines",
        "json": "yaml xml js geojson",
        "bibtex": "bib tex",
        "csl-json": "csl",
    },
    "colour": {"always": "yes on true 1 force", "never": "no off false 0 none"},
    "shell": {"bash": "sh", "powershell": "pwsh ps"},
    "region": {
        "Africa": "african",
        "Asia": "asian",
        "Europe": "european europa",
        "Oceania": "australia pacific",
        "Americas": "america american latin-america",
        "EU": "european-union",
    },
    "body": {"Landmine Monitor": "monitor icbl lm landmine-monitor-report icbl-cmc"},
    "conduct": {
        "use": "used uses using usage user laid",
        "production": "produce produced producer producers producing made makes",
        "export": "exports exported exporter",
        "transfer": "transfers transferred",
        "stockpiling": "stockpile stockpiles stockpiled stocks",
    },
}
#: The words between others that say nothing by themselves.
FILLERS = "in of the for and by on at to with about from since until show list me is are".split()  # noqa: SIM905
#: The words of a question that say nothing of what it is about.
ASKING = """
    how many much what which who whose where when why did do does is are was were has have had there people persons
    mine mines landmine landmines by the a an of and get got
""".split()  # noqa: SIM905
#: The years that a word means.
YEARS_MEANT = {
    "latest": "last newest recent current now today last-year most-recent",
}


def meant(words: dict[str, str], said: str, allowed: Sequence[str] | None = None) -> list[str]:
    """The keys that mean what was `said`, those of them that are `allowed`, in their order."""
    found = [key for key, others in words.items() if said in others.split()]
    if allowed is None:
        return found
    return [key for key in found if key in allowed]
