"""What words of running text tell of: one table from word forms to a tag, in English, French, German and Spanish.

A form of several words is written with underscores. To teach the reader a word, add it to the row of its tag.
"""

from __future__ import annotations

import re
from functools import cache

#: Word forms by what they tell of; the languages share one table, as few forms mean two things.
FORMS: dict[str, str] = {
    "killed": "killed kill kills killing died die dies dead death deaths fatality fatalities fatal lives deadly "
    "perished "
    "death_toll "
    "tué tués tuée tuées tuer mort morts morte mortes décès décédé décédés décédées mortelles "
    "getötet getötete getöteten töteten tötete tote toten todesopfer todesfälle gestorben starben leben "
    "muerto muertos muerta muertas muertes mataron mató murieron fallecidos fallecieron fallecidas mortales",
    "injured": "injured injure injures injuring injury injuries wounded wounding wounds maimed maiming hurt disabled "
    "mutilated "
    "blessé blessés blessée blessées blesser blessant mutilé mutilés mutilées "
    "verletzt verletzte verletzten verwundet verwundete verwundeten verstümmelt "
    "herido heridos herida heridas hirieron lesionados lesionadas mutilados",
    "casualties": "toll casualties casualty victims victim victimes victime opfer opfern minenopfer minenopfern "
    "víctimas "
    "víctima victimas landmine_victims",
    "unknown": "unknown unbekannt inconnu inconnue desconocido desconocida unrecorded",
    "people": "people persons person individuals inhabitants others lives_of "
    "personnes personne gens habitants menschen personen leute einwohner einwohnern personas persona gente habitantes",
    "children": "children child kids minors enfants enfant mineurs kinder kindern kind minderjährige niños niñas niño "
    "menores girls_and_boys",
    "civilians": "civilians civilian civils civil civile civiles zivilisten zivilist zivilpersonen zivil civiles",
    "military": "soldiers soldier troops military soldats militaires soldaten militärangehörige soldados militares",
    "deminers": "deminers deminer démineurs minenräumer entminer desminadores",
    "group": "women woman men man boys boy girls girl farmers farmer shepherds returnees refugees workers worker "
    "students teachers herders fighters peacekeepers policemen police officers migrants hunters families family "
    "households survivors survivor amputees villagers drivers passengers fishermen nurses aid_workers survivants "
    "überlebende sobrevivientes supervivientes femmes frauen mujeres hommes männer hombres bauern agriculteurs",
    "mines": "mines mine landmines landmine devices device munitions munition items item ordnance explosives minen "
    "landminen antipersonenminen sprengkörper minas mina artefactos engins mines_and_other "
    ""
    "",
    "stockpile": "stockpile stockpiled stockpiles stocks stock arsenal arsenals lagerbestände lagerbestand "
    "bestände beständen "
    "vorräte gelagert gelagerte existencias reservas arsenales almacenadas stockées stockpiling",
    "retained": "retained retains retain retaining training conserve conservées einbehalten behalten ausbildungszwecke "
    "retenidas conserva conservadas",
    "destroyed": "destroyed destroy destroys destroying destruction neutralised neutralized détruit détruits détruite "
    "détruites destruction neutralisées vernichtet zerstört vernichteten zerstörten unschädlich destruido destruidas "
    "destruyó destruyeron destruidos disposed",
    "cleared": "cleared clear clears clearing clearance demined demining removed found_and_cleared déminé déminés "
    "déminée dépollué dépolluée dépollués nettoyé déblayé geräumt geräumte geräumten entmint räumten räumte räumung "
    "desminado desminados despejado despejados limpiado despejó limpió despejaron limpiaron",
    "released": "released release releasing land_release freigegeben liberado liberados remis_à_disposition",
    "cancelled": "cancelled canceled cancelling cancellation cancelado cancelados annulé annulés",
    "reduced": "reduced_through reduced_by_technical reduced_by_survey",
    "returned": "returned_to_use returned_to_productive back_in_use brought_back returned_to_civilian",
    "contaminated": "contaminated contaminate contaminates contaminating contamination mined mine-affected "
    "mine-contaminated landmine-contaminated infested "
    "mine-infested affected hazardous polluted littered contaminé contaminés contaminée contaminées pollué "
    "pollués minés "
    "miné verseucht vermint verminte verminten verseuchte kontaminiert belastet contaminado contaminados contaminada "
    "contaminadas minado minados minefields minefield",
    "members": "members mitglieder membres miembros",
    "suspected": "möglicherweise potenziell potentially possibly may_be could_be suspected suspect soupçonnés "
    "soupçonnée suspectée "
    "verdächtig verdächtige sospechosa sospechosas "
    "sospechosos suspected_hazardous",
    "confirmed": "confirmed confirmés confirmée bestätigt bestätigte confirmada confirmadas confirmados",
    "battle": "battle_area battle-area battlefield battle_areas",
    "remaining": "remaining remain remains left still yet to_be_cleared to_be_destroyed to_be_released restent reste "
    "verbleibend verbleibende verbleiben noch quedan restantes aún",
    "countries": "countries country states state nations nation pays états länder ländern staaten staat países estados "
    "países_y_territorios",
    "areas": "areas area territories territory territoires gebiete gebieten territorios zonas",
    "parties": "states_parties state_parties parties states_party state_party party member_states "
    "members_of_the_treaty member_countries "
    "états_parties parties_to vertragsstaaten vertragsparteien mitgliedstaaten estados_parte estados_partes joined "
    "ratified acceded adhered ratifié adhéré ratifiziert beigetreten ratificado ratificaron adherido bound",
    "signed": "signatories signatory signed signataires signataire signé signe unterzeichnerstaaten unterzeichner "
    "unterzeichnet signatarios firmantes firmado firmaron",
    "outside": "outside non-signatories non-parties remain_outside außerhalb",
    "withdrawn": "withdrew withdrawn withdrawing leaving quitting pulled_out left_the quit_the ausgetreten retiré",
    "not": "not never yet_to nicht non jamais nunca refused",
    "duty": "obligations obligation duties clearance_obligations deadline deadlines extension extensions",
    "completed": "completed complete declared_completion mine-free free_of_mines declared_themselves fulfilled",
    "at-risk": "threaten threatens threatening threatened live living at_risk in_danger endanger endangers endangered "
    "exposed menacent menacées bedrohen bedroht amenazan amenazadas en_riesgo",
    "improvised": "improvised ieds ied improvised_mines improvisées improvisés improvisierte improvisierten "
    "improvisadas improvisados improvised_explosive",
    "antipersonnel": "anti-personnel antipersonnel antipersonenminen antipersonal antipersonales factory-made",
    "antivehicle": "anti-vehicle antivehicle anti-tank antitank antichar antitanque panzerminen",
    "cluster": "cluster submunitions submunition bomblets streumunition racimo sous-munitions",
    "remnants": "remnants erw uxo unexploded ordnance restes remanentes restos blindgänger kampfmittel "
    "kampfmittelreste",
    "other-cause": "shelling shelled airstrike airstrikes air_strike air_strikes missile missiles drone drones rocket "
    "rockets artillery earthquake earthquakes flood floods cyclone hurricane tsunami famine malaria covid cholera "
    "gunfire shooting shootings bombing bombings bombardment clashes fighting crash crashes traffic accident_at fire "
    "fires suicide_bombing séisme bombardements erdbeben beschuss luftangriffe terremoto bombardeos genocide "
    "massacre war_has_killed",
    "rise": "rise rose risen increase increased increases up_by growth grew jumped jump surge surged drop dropped fell "
    "fall fallen decline declined decrease decreased down_by higher lower fewer_than_in hausse augmentation augmenté "
    "baisse anstieg gestiegen rückgang zunahme aumento aumentó disminución",
    "rate": "daily annually yearly per_year a_year each_year every_year a_day each_day every_day per_day per_month "
    "a_month every_month each_month every_hour average on_average average_of par_an par_jour pro_jahr pro_tag täglich "
    "jährlich al_año al_día por_año cada_año cada_día im_schnitt en_moyenne de_media en_promedio each",
    "incident": "exploded explosion explosions blast blasts detonated detonating stepped struck hit drove incident "
    "incidents accident accidents explosé explosa explodierte explotó explosión village town district province "
    "provinces region oblast governorate county commune city camp border vehicle bus truck tractor car convoy hospital "
    "provinz kreis dorf provincia municipio departamento aldea pueblo région département",
    "total": "total altogether overall recorded globally worldwide world global annual toll",
    "hypothetical": "if could would might goal target aims aim plans plan planned expects expected estimated_cost "
    "budget hopes hope",
}
#: The world, as places are named in running text.
WORLD_FORMS = (
    "worldwide world-wide global globally internationally the_world around_the_world in_the_world weltweit global "
    "welt mondial mondiale dans_le_monde à_travers_le_monde en_el_mundo a_nivel_mundial mundial mundialmente "
    "todo_el_mundo"
)
#: A text without any of these in small letters is not on mines.
HINTS = (
    "mine",
    "demin",
    "démin",
    "desmin",
    "mina",
    "munition",
    "ordnance",
    "erw",
    "uxo",
    "unexploded",
    "explos",
    "booby",
    "ottawa",
    "icbl",
    "unmas",
    "apmbc",
    "verseuch",
    "vermint",
    "contamin",
    "blindgänger",
    "kampfmittel",
    "bomblet",
    "halo trust",
    "antipers",
    "anti-pers",
    "cluster",
)
#: Texts on these are on mines, whatever else they say.
STRONG = re.compile(
    r"\bland-?\s?mines?\b|\banti-?personn?el\b|\bantipersona\w*|\bdemin(?:er|ing|ed)|\bminefields?\b|"
    r"\bmine[ -](?:action|"
    r"clearance|ban|victims?|casualt\w+|contaminat\w+|blasts?|incidents?|accidents?|explosions?|risk|awareness|affected|"
    r"free|infested|survivors?|use|deaths)\b|\bexplosive (?:remnants|ordnance|hazards?)|\b(?:erw|uxo|apmbc|icbl|unmas|"
    r"unexploded)\b|\bcluster (?:munition|bomb)|\bbooby.?trap|\bottawa\b|\blandmine monitor\b|\bmine[ns]?(?:räum|"
    r"opfer|feld|"
    r"verbot|such)\w*|\blandminen?\b|\bantipersonenmine\w*|\bvermint\w*|\bblindgänger|\bkampfmittel|\bdéminag\w*|"
    r"\bdémineur\w*|\brestes explosifs|\bmines? (?:terrestres?|antichars?)|\bdesmina\w+|\bminas? terrestres?|"
    r"\brestos explosivos|\bremanentes explosivos|\bmunitions? non explosées?|\bhalo trust\b|\banti-?(?:tank|"
    r"vehicle) mines?",
)
#: Texts on these are on mines unless they are on mining.
WEAK = re.compile(
    r"\b(?:mines?|minen|minas?|mined|munitions?|ordnance|bomblets?)\b|\bcontaminated (?:land|areas?)\b|\bverseuch|"
    r"\bterres? contaminée|\btierras? contaminada",
)
MINING = re.compile(
    r"\b(?:coal|gold|copper|silver|diamonds?|miners?|mining|ore|ores|lithium|cobalt|uranium|nickel|iron|zinc|shafts?|"
    r"colliery|quarry|quarries|tonnes?|tons|charbon|mineurs|minerai|kohle|bergbau|bergwerk\w*|bergleute|erz|carbón|minería|"
    r"mineros?|mineral\w*|cobre|oro|of mine|data[ -]mine\w*|landmark)\b",
)
#: The treaty by its names, or as a treaty of whatever name.
OURS = re.compile(
    r"\bmine[ -]ban (?:treaty|convention)\b|\bottawa (?:treaty|convention|agreement|accord|process)\b|\bapmbc\b|"
    r"\b(?:anti-?personnel|land)[ -]?(?:land)?mines?[ -](?:ban[ -])?(?:treaty|convention|ban|pact)\b|"
    r"\b(?:treaty|convention|pact|ban|accord|agreement) (?:that bans?|banning|prohibiting|against|on|of) (?:the "
    r"use of )?"
    r"(?:all )?(?:anti-?personnel |land)?\s?(?:land)?mines?\b|\bconvention on the prohibition of the use, "
    r"stockpiling\b|"
    r"\bottawa-(?:konvention|vertrag|abkommen|übereinkommen)\w*|\bkonvention von ottawa|\bminenverbots?\w*|"
    r"\b(?:convention|traité) d[’']ottawa|\binterdiction des mines|\b(?:convención|tratado) de ottawa|"
    r"\bprohibición de (?:las )?minas",
)
OTHERS = re.compile(
    r"\b(?:cluster munitions?|cluster bombs?|conventional weapons|chemical weapons|biological weapons|nuclear|"
    r"non-proliferation|arms trade|test[ -]ban|peace|tax|climate|paris|kyoto|lisbon|geneva|vienna|trade|"
    r"extradition|plastics?|"
    r"pandemic|ocean|seas?|migration|hague|start|inf|refugee|genocide|torture|disability|disabilities|border|"
    r"streumunition|armes à sous-munitions|municiones en racimo) (?:treaty|treaties|convention|conventions|pact|"
    r"agreement|"
    r"accord|accords)\b|\b(?:treaty|convention) on (?!\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the "
    r"prohibition of the use, stockpiling)(?!(?:anti|"
    r"land)-?\s?(?:mine|"
    r"personnel))[^.;]{0,24}|\b(?:ccm|ccw|npt|ctbt|tpnw|oslo convention)\b|\bstreumunitionskonvention",
)
THE_TREATY = re.compile(
    r"\b(?:the|this|that|its|global|international|1997) (?:\w+ )?treaty\b|\bstates? part(?:y|ies)\b|\b(?:le|du|"
    r"ce) traité\b|\b(?:el|este|"
    r"del) tratado\b",
)
#: The same in words that also mean other things: only in a text that is on mines before.
THE_CONVENTION = re.compile(
    r"\b(?:the|this|that|its|global|international|1997) (?:\w+ )?(?:convention|pact|accord|agreement)\b|\bdie "
    r"konvention\b|"
    r"\b(?:der|dem|den) vertrag\b|\bdes vertrags\b|\bder konvention\b|\b(?:dem|das|des) (?:abkommen|übereinkommen)s?\b|"
    r"\b(?:la|cette) convention\b|\b(?:la|esta) convención\b|\b(?:el|este|del) convenio\b",
)
#: Parts of the words for a treaty, without which a sentence names none.
TREATY_HINTS = (
    *(
        "reaty",
        "reaties",
        "onvention",
        "raité",
        "ratado",
        "onvenci",
        "onvenio",
        "ertrag",
        "greement",
        "ccord",
        "pact",
        " ban",
    ),
    *("ccm", "ccw", "npt", "ctbt", "tpnw", "apmbc", "mbt", "inenverbot", "bkommen", "ereinkommen", "nterdiction"),
)
DIGIT = re.compile(r"\d")
#: Words that go on about what the sentence before told of mines, and those that tell of something else.
GOES_ON = re.compile(
    r"\b(?:killed|injured|wounded|maimed|casualties|toll|victims|deaths|survivors|cleared|deminers|stockpile|tués|blessés|victimes|"
    r"morts|getötet|verletzt|opfer|tote|heridos|muertos|víctimas)\b",
)
OTHER_CAUSE = re.compile(
    r"\b(?:earthquake|flood|cyclone|shelling|air ?strikes?|missiles?|drones?|rockets?|artillery|crash|covid|"
    r"virus|disease|"
    r"malaria|gunmen|shot|stabbed|famine|fire|bombing|suicide|war|fighting|battle|clashes|festival|match|election)\b",
)
#: Words by which the language of a text is told.
MARKS = {
    "en": frozenset(
        [
            "the",
            "of",
            "and",
            "in",
            "to",
            "is",
            "was",
            "were",
            "by",
            "for",
            "with",
            "that",
            "from",
            "has",
            "have",
            "on",
            "are",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "la",
            "les",
            "des",
            "du",
            "et",
            "en",
            "une",
            "est",
            "dans",
            "par",
            "pour",
            "que",
            "qui",
            "sur",
            "ont",
            "été",
            "selon",
            "aux",
            "au",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "die",
            "das",
            "und",
            "in",
            "den",
            "von",
            "zu",
            "mit",
            "dem",
            "ein",
            "eine",
            "ist",
            "wurden",
            "im",
            "durch",
            "auf",
            "für",
            "haben",
            "oder",
            "wurde",
            "nicht",
            "sind",
        ]
    ),
    "es": frozenset(
        [
            "el",
            "la",
            "los",
            "las",
            "del",
            "y",
            "en",
            "una",
            "es",
            "por",
            "para",
            "que",
            "con",
            "se",
            "han",
            "fueron",
            "según",
            "al",
            "más",
            "de",
        ]
    ),
}


@cache
def tags() -> dict[str, str]:
    """The tag of each word form in small letters; those of several words stand with blanks."""
    table: dict[str, str] = {}
    for tag, forms in FORMS.items():
        for form in forms.split():
            table.setdefault(form.replace("_", " "), tag)
    return table


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The forms of several words, by their first word, the longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    world = tuple(WORLD_FORMS.split())
    for form in (*tags(), *(one.replace("_", " ") for one in world)):
        first, *rest = form.split(" ")
        if rest:
            table.setdefault(first, []).append((first, *rest))
    return {first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in table.items()}


@cache
def world() -> frozenset[str]:
    """The forms that name the world."""
    return frozenset(form.replace("_", " ") for form in WORLD_FORMS.split())


def language(text: str, default: str = "en") -> str:
    """The language of a text by its small words; `default` if they do not tell."""
    words = set(text[:1000].lower().split())
    counts = {name: len(marks & words) for name, marks in MARKS.items()}
    best = max(counts, key=lambda name: counts[name])
    # A name in another language changes nothing.
    clear = counts[default] + (2 if counts[default] else 1)
    if counts[best] >= clear and list(counts.values()).count(counts[best]) == 1:
        return best
    return default
