"""Write the names of states and areas in other languages, from Unicode's CLDR by way of Babel.

    pip install babel && python scripts/names.py

A state gets its names in the UN's six languages and in its own official ones; an area with an
ISO 3166 code among its aliases gets its names in the six languages as further aliases. Names that
are there already stay: CLDR's come first, what people added by hand follows.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale  # type: ignore[import-not-found,unused-ignore]
from babel.core import get_global  # type: ignore[import-not-found,unused-ignore]
from babel.localedata import locale_identifiers  # type: ignore[import-not-found,unused-ignore]
from msgspec.structs import replace

from minefacts.dataset import layout
from minefacts.dataset.reading import Dataset, bundled
from minefacts.questions.names import normalise

if TYPE_CHECKING:
    from minefacts.model.records import Area, Country

UN_LANGUAGES = frozenset({"ar", "en", "es", "fr", "ru", "zh", "zh_Hant", "zh_Hant_HK"})
# Deseret and Shavian are spellings of English that nobody types.
LOCALES = frozenset(locale for locale in locale_identifiers() if not locale.endswith(("Dsrt", "Shaw")))
TERRITORIES = frozenset(Locale("en").territories)

# CLDR writes "Myanmar (Burma)", in one; people write either.
TWO_NAMES = "MM"


def main() -> None:
    """Rewrite countries.json and areas.json of the checkout."""
    dataset, folder = Dataset(bundled()), Path(bundled())
    countries = [replace(country, names=names_of(country)) for country in dataset.countries.values()]
    areas = [replace(area, aliases=aliases_of(area)) for area in dataset.areas]
    for file, content in (("countries", layout.text(countries, "iso3")), ("areas", layout.text(areas, "name"))):
        (folder / f"{file}.json").write_text(content, "utf-8", newline="\n")


def names_of(country: Country) -> dict[str, tuple[str, ...]]:
    """A state's names by language (BCP 47), CLDR's before those it has."""
    names = dict(country.names)
    for locale in UN_LANGUAGES | own_languages(country.iso2):
        language, known = locale.replace("_", "-"), country.names.get(locale.replace("_", "-"), ())
        names[language] = tuple(dict.fromkeys((*cldr_names(locale, country.iso2), *known)))
    return {language: names[language] for language in sorted(names) if names[language]}


def own_languages(territory: str) -> set[str]:
    """The territory's official languages, nationwide or regional, in each script CLDR has them in."""
    languages = get_global("territory_languages")[territory]
    official = {language for language, facts in languages.items() if facts["official_status"]}
    return {locale for locale in LOCALES if locale in official or in_script(locale) in official}


def in_script(locale: str) -> str | None:
    """The language of a locale that names a script and nothing more, as `sr_Latn` does."""
    language, _, script = locale.partition("_")
    return language if len(script) == 4 else None


def cldr_names(locale: str, territory: str) -> tuple[str, ...]:
    """What a language calls a territory; nothing where its main script or region says the same."""
    name, parent = Locale.parse(locale).territories.get(territory), locale.rpartition("_")[0]
    inherited = Locale.parse(parent).territories.get(territory) if parent else territory
    if name is None or name == inherited:
        return ()
    if territory == TWO_NAMES and name.endswith(")"):
        return (name, *name[:-1].split(" ("))
    return (str(name),)


def aliases_of(area: Area) -> tuple[str, ...]:
    """An area's aliases, with its names in the UN's languages where they add a spelling."""
    aliases = list(area.aliases)
    known = {normalise(name) for name in (area.name, *aliases)}
    for code in sorted(TERRITORIES.intersection(area.aliases)):
        for locale in sorted(UN_LANGUAGES):
            for name in cldr_names(locale, code):
                if normalise(name) not in known:
                    known.add(normalise(name))
                    aliases.append(name)
    return tuple(aliases)


if __name__ == "__main__":
    main()
