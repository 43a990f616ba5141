"""Names of news agencies, as datelines and credits write them.

Only what is written in small type is looked up here: an agency in a dateline is known by its
place.
"""

import re
from typing import Final

_WRITTEN: Final = """
reuters | reuter | thomson reuters | ap | the associated press | associated press | ap photo | afp
agence france-presse | afp photo | dpa | efe | epa | epa-efe | ansa | tass | itar-tass | interfax
ria novosti | irna | isna | ilna | tasnim | fars | fars news agency | mehr | mna | anadolu | aa
anadolu agency | xinhua | kyodo | jiji | pti | ani | ians | upi | bloomberg | apa | keystone
keystone-ats | ats | belga | ritzau | ntb | tt | stt | lusa | mti | pap | ctk | čtk | tasr | hina
tanjug | beta | fonet | bta | agerpres | ata | mia | sana | wam | spa | kuna | qna | bna | petra
mena | nna | wafa | ina | aps | map | tap | yonhap | bernama | antara | vna | aap | pa | pa media
press association | cp | the canadian press | ukrinform | unian | getty images | getty | imago
alamy | shutterstock | europa press | télam | telam | notimex | agencia brasil | agência brasil
رویترز | ایرنا | ایسنا | ایلنا | تسنیم | فارس | مهر | آسوشیتدپرس | خبرگزاری فرانسه | آناتولی
رويترز | أ ف ب | أ.ف.ب | فرانس برس | الأناضول | د ب أ | أ ب | وام | سانا | واس | وفا | قنا
"""
AGENCIES: Final = frozenset(name.strip() for name in re.split(r"[|\n]", _WRITTEN) if name.strip())
"""In lower case."""
NAMED: Final = "(?i:" + "|".join(map(re.escape, sorted(AGENCIES, key=len, reverse=True))) + ")"
"""An expression of any of them, the longest first."""
IN_CAPITALS: Final = re.compile(r"[A-ZÄÖÜČ]{2,10}(?:[-/][A-Z]{2,10})?")


def is_agency(name: str) -> bool:
    """Whether a name is an agency's, whatever its capitals and brackets."""
    return name.strip(" ()[].,;:–—-").casefold() in AGENCIES
