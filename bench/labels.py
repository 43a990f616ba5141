"""Readable names for the corpus' labels, where the label itself does not spell the name."""

from typing import Final

# Label -> heading, then the other forms under which reports write it.
# A label that is not here is its own name: "west-germany" is West Germany.
SPELLED: Final[dict[str, tuple[str, ...]]] = {
    # Places
    "trinidad-tobago": ("Trinidad and Tobago",),
    "uae": ("United Arab Emirates", "UAE"),
    "uk": ("United Kingdom", "UK", "U.K.", "Britain"),
    "us-virgin-islands": ("United States Virgin Islands", "U.S. Virgin Islands"),
    "usa": ("United States", "USA", "U.S.", "U.S.A."),
    "ussr": ("Soviet Union", "USSR"),
    "yemen-arab-republic": ("Yemen Arab Republic", "North Yemen"),
    "yemen-demo-republic": ("People's Democratic Republic of Yemen", "South Yemen"),
    # People
    "de-clercq": ("De Clercq",),
    "de-kock": ("De Kock",),
    "de-la-madrid": ("De la Madrid", "de la Madrid"),
    "de-larosiere": ("De Larosiere", "de Larosiere"),
    "del-mazo": ("Del Mazo", "del Mazo"),
    "du-plessis": ("Du Plessis", "du Plessis"),
    "king-fahd": ("King Fahd",),
    "leigh-pemberton": ("Leigh-Pemberton", "Leigh Pemberton"),
    "macsharry": ("MacSharry",),
    "mohammed-ali-abal-khail": ("Mohammed Ali Abal-Khail", "Mohammed Ali Abal Khail"),
    "perez-de-cuellar": ("Perez de Cuellar",),
    "von-weizsaecker": ("Von Weizsaecker", "von Weizsaecker"),
    # Organizations
    "adb-africa": ("African Development Bank",),
    "adb-asia": ("Asian Development Bank",),
    "asean": ("Association of South East Asian Nations", "ASEAN"),
    "atpc": ("Association of Tin Producing Countries", "ATPC"),
    "bis": ("Bank for International Settlements", "BIS"),
    "comecon": ("Comecon",),
    "ec": ("European Community", "EC"),
    "eca": ("Economic Commission for Africa", "ECA"),
    "efta": ("European Free Trade Association", "EFTA"),
    "eib": ("European Investment Bank", "EIB"),
    "escap": ("Economic and Social Commission for Asia and the Pacific", "ESCAP"),
    "euratom": ("European Atomic Energy Community", "Euratom"),
    "fao": ("Food and Agriculture Organization", "FAO"),
    "gatt": ("General Agreement on Tariffs and Trade", "GATT"),
    "gcc": ("Gulf Cooperation Council", "GCC"),
    "icco": ("International Cocoa Organization", "ICCO"),
    "ico-coffee": ("International Coffee Organization", "ICO"),
    "ida": ("International Development Association", "IDA"),
    "iea": ("International Energy Agency", "IEA"),
    "imco": ("Inter-Governmental Maritime Consultative Organization", "IMCO"),
    "imf": ("International Monetary Fund", "IMF"),
    "inro": ("International Natural Rubber Organization", "INRO"),
    "isa": ("International Sugar Agreement", "ISA"),
    "itc": ("International Tin Council", "ITC"),
    "iwc-wheat": ("International Wheat Council", "IWC"),
    "iwcc": ("International Wrought Copper Council", "IWCC"),
    "oapec": ("Organization of Arab Petroleum Exporting Countries", "OAPEC"),
    "oecd": ("Organisation for Economic Co-operation and Development", "OECD"),
    "opec": ("Organization of the Petroleum Exporting Countries", "OPEC"),
    "un": ("United Nations", "UN", "U.N."),
    "unctad": ("United Nations Conference on Trade and Development", "UNCTAD"),
    "worldbank": ("World Bank",),
}


def forms(label: str) -> tuple[str, ...]:
    """Return the heading for *label*, then its other written forms."""
    return SPELLED.get(label) or (label.replace("-", " ").title(),)
