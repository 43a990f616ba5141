"""Words by which a reader of news tells a name from what stands around it: closed lists of English.

All are in lower case and without full stops. They are grammar, not knowledge of the world: no list
holds anybody's name.
"""

from typing import Final


def words(*lines: str) -> frozenset[str]:
    """Return the words of some lines."""
    return frozenset(" ".join(lines).split())


OPENERS: Final = words(
    "a about above according across additionally after again against all almost along already",
    "also although always am among an and another any are around as asked at away back be because",
    "been before behind being below beside besides between beyond both but by can cannot citing",
    "compared concerning could critics despite did do does doing done down due during each",
    "earlier either else even ever every everyone everything except few finally first five",
    "following for former formerly four from further furthermore given had has have having he",
    "hence her here hers him his how however hundreds i if in inside instead into is it its",
    "itself just last late later latter least led less let like many may me meanwhile might",
    "millions more moreover most much my near nearly neither never nevertheless next nine no",
    "nobody none nor not nothing now of off officials often on once one only onto or other others",
    "our out outside over own part people per perhaps please previously quite rather read recent",
    "recently regarding related reportedly round same second separately seven several shall she",
    "should similarly since six so some somebody someone something sometimes soon speaking still",
    "such ten than thanks that the their them then there therefore these they third this those",
    "though thousands three through throughout thus to today together tomorrow too toward towards",
    "two under unfortunately unless unlike until up upon us very via was we well were what",
    "whatever when where whereas whether which while who whoever whom whose why will with within",
    "without witnesses would yes yesterday yet you your",
)
"""What begins a sentence with a capital and is no name."""

TIMES: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may",
    "june july august september october november december mon tue tues wed thu thurs fri sat sun",
    "jan feb mar apr jun jul aug sep sept oct nov dec gmt utc est edt cet",
)
"""Days, months and zones of time."""

HONORIFICS: Final = words(
    "mr mrs ms miss mx dr prof professor sir lord lady dame baron count sheikh shaikh sheik imam",
    "ayatollah king queen prince princess emperor emir sultan pope father sister brother mother",
    "rev reverend bishop archbishop cardinal rabbi mullah hajj herr frau madame monsieur señor",
)
"""Titles that only persons bear."""

RANKS: Final = words(
    "general gen colonel col major maj captain capt lieutenant lt sergeant sgt corporal brigadier",
    "admiral adm marshal commander president vice deputy chancellor premier prime minister pm",
    "secretary undersecretary governor gov senator sen representative rep congressman",
    "congresswoman mp mep ambassador envoy consul judge justice chief chairman chairwoman",
    "chairperson chair director head spokesman spokeswoman spokesperson leader mayor treasurer",
    "commissioner inspector superintendent officer attorney prosecutor lawyer president-elect",
    "speaker acting former assistant executive managing senior junior under-secretary ceo cfo",
    "editor whip",
)
"""Ranks and offices, which stand in capitals before a person's name."""

MINISTERIAL: Final = words("minister secretary president premier pm chancellor ambassador")
"""Of these the words before are part of the title: an Interior Minister, a Treasury Secretary."""

TRADES: Final = words(
    "historian researcher scholar academic journalist reporter correspondent photographer writer",
    "author novelist poet activist analyst economist engineer scientist doctor physician surgeon",
    "artist singer actor actress footballer player coach trader dealer broker banker businessman",
    "businesswoman entrepreneur founder manager politician lawmaker diplomat dissident rebel",
    "official member expert adviser advisor aide clerk farmer fisherman teacher student resident",
    "dictator ruler monarch soldier sympathizer supporter witness victim suspect named son",
    "daughter wife husband widow brother sister father mother counterpart colleague",
)
"""What persons are, in lower case before a name."""

OUTLETS: Final = words(
    "agency magazine newspaper daily weekly broadcaster network channel station website portal",
    "blog outlet company firm carmaker airline maker subsidiary bank retailer publisher",
    "manufacturer producer developer supplier contractor conglomerate brokerage charity",
    "organization organisation party movement militia faction union watchdog regulator ministry",
    "institute university think-tank",
)
"""What organizations are, in lower case before a name."""

SITES: Final = words(
    "capital city town village port province region island district county suburb state camp",
    "river valley prison peninsula territory enclave municipality neighbourhood neighborhood",
    "resort airport",
)
"""What places are, in lower case before a name."""

ORGANIZATIONS: Final = words(
    "academy administration affairs agency air airlines airways alliance army assembly",
    "association associates authority bancorp bancshares bank banking battalion board brigade",
    "broadcasting brothers bureau business cabinet capital center centre chamber chemical",
    "chemicals church club co coalition college command commission committee communications",
    "company computer confederation congress consortium corp corporation corps council court",
    "department electric electronics embassy energy enterprises exchange exploration federation",
    "finance financial firm force forces foundation front fund funds gas group guard guards",
    "holding holdings hospital inc industries institute institution insurance international",
    "investment investments investors journal judiciary labs laboratories league legion limited",
    "ltd magazine management media mills mines mining ministry mission motor motors movement",
    "museum navy network networks news newspaper observer office oil organisation organization",
    "organizations parliament partners partnership party petroleum pharmaceuticals plc police",
    "post press products properties radio railway railways refining reserve resources restaurants",
    "review savings school secretariat securities senate service services shipping society",
    "software sons steel stores studios superior systems team technologies technology telegraph",
    "telephone television temple times tobacco trade tribunal tribune treasury trust tv union",
    "university utilities ventures workers works",
)
"""What the names of organizations end in, or have before "of" and "for"."""

COMPANIES: Final = words("co corp corporation inc limited ltd plc airlines airways ag sa nv bv")
"""Of these the ones that end a name."""

PLACES: Final = words(
    "airport archipelago avenue base bay beach boulevard bridge camp canal cape city coast county",
    "creek crossing desert district east emirate field fields forest gate governorate gulf harbor",
    "harbour heights hill hills hotel island islands isles kingdom lagoon lake mount mountain",
    "mountains",
    "municipality ocean oblast park passage peninsula port prefecture prison province quarter",
    "range region republic reservoir river road sea square strait straits street territories",
    "territory town township valley village west",
)
"""What the names of places end in, or have before "of"."""

BEFORE_PLACES: Final = words("camp port lake mount cape fort gulf straits strait")
"""What the names of places begin with."""

WITH_CAPITALS_OR_NOT: Final = {
    "organization": words("party news agency university newspaper television radio"),
    "place": words("camp port province governorate island islands river airport valley district"),
}
"""What belongs to a name even in lower case: Elling camp, the Tidewater news agency."""

HAPPENINGS: Final = words(
    "accord accords act agreement amendment anniversary armistice award awards bill campaign",
    "ceasefire championship championships christmas concert conference constitution convention",
    "coup crisis cup day days declaration deal doctrine easter election elections era festival",
    "games holocaust initiative intifada law massacre month offensive olympics operation pact",
    "plan plot prize protocol ramadan rebellion referendum resolution revolt revolution round",
    "season spring strike summit talks treaty uprising visit war wars week weekend year index",
    "average bonds notes report",
)
"""What the names of events, laws and works end in: nobody's name."""

GENERIC: Final = words(
    "affairs agricultural agriculture air armed army assembly bank cabinet central chamber civil",
    "coast commerce committee commission communist conservative constitutional council court",
    "culture customs defence defense democratic department development economic economy education",
    "electoral embassy energy environment external federal finance fisheries force forces foreign",
    "general government ground guard health high home house housing immigration industry",
    "information intelligence interior internal joint judiciary justice labor labour liberal",
    "lower marine military ministry national naval navy office oil parliament party people's",
    "petroleum planning police prosecution prosecutor's public reserve republican revenue secret",
    "security senate service services social socialist staff state supreme tourism trade",
    "transport transportation treasury upper welfare",
)
"""Words of institutions that every country has: which one is meant, only the country tells."""

OWNERS: Final = words(
    "people's women's children's workers' teachers' writers' farmers' veterans' citizens'",
    "students' men's king's queen's lloyd's physicians' lawyers' journalists' miners' lords'",
)
"""Possessives inside names."""

NO_NAMES: Final = words(
    "i i'm i've i'd i'll god internet web islam islamic muslim muslims moslem moslems christian",
    "christians christianity jewish jews judaism shi'ite shi'ites shiite shiites shia sunni",
    "sunnis catholic catholics protestant protestants buddhist hindu hindus marxist marxists",
    "communist communists socialist socialists democrat democrats republican republicans",
    "conservative conservatives liberal liberals nazi nazis western westerners eastern northern",
    "southern arctic covid-19 covid photo photos file video ok p.s via copyright subscribe",
    "advertisement editing reporting writing additional editorial share twitter facebook pct dlrs",
    "mln",
)
"""Words with a capital that name a faith, a camp of opinion or a thing."""

DIRECTIONS: Final = words(
    "north south east west northern southern eastern western central northeast northwest",
    "southeast southwest northeastern northwestern southeastern southwestern middle near far",
    "upper lower latin",
)
"""What makes of a place's name that of a part of it."""

PARTICLES: Final = words(
    "al el ul ol an as ash at ad ar e i o bin ibn ben abu abd ud ur de del della der den di da",
    "dos du la las le les lo los van von vom zu zur ter ten y af av",
)
"""Small words inside names, in lower case."""

NATIONS: Final = words(
    "american americans british briton britons swiss dutch danish filipino saudi saudis emirati",
    "emiratis kurdish kurd kurds arab arabs arabic african africans asian asians european",
    "europeans scandinavian nordic slavic latin western soviet soviets english scottish welsh",
    "irish palestinian palestinians tibetan basque catalan flemish persian persians farsi ottoman",
    "balkan baltic texan californian parisian londoner spaniard spaniards swede swedes finn finns",
    "turk turks pole poles serb serbs croat croats czech czechs greek greeks thai thais afghan",
    "afghans bosnian kosovar",
)
"""Words for nations that follow from no country's name by rule."""
