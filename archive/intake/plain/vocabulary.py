"""Words by which lines of a page are known, in the languages whose press we know best.

Who wants another language read adds its words here, and its phrases in `phrases`. All in lower
case, the letters as `analysis.values.numerals.fold` leaves them where digits stand beside them.
"""

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PARTICLES: Final = _words(
    """
    al el bin ibn bint abu da das de del della den der di do dos du e la las le los ter ten van
    vom von y zu af av ben
    """
)
"""Words within names of people that have no capital."""

OUTLETS: Final = _words(
    """
    agency agencies newspaper wire wires press times post herald tribune gazette journal daily
    chronicle observer guardian telegraph mail courier tv radio media magazine weekly review
    news online agence agencia agentur خبرگزاری روزنامه وكالة وكالات صحيفة
    """
)
"""Words of which names of papers, stations and agencies are made."""

STAFF: Final = _words(
    """
    staff reporter reporters writer writers correspondent correspondents editor editors desk
    team newsroom bureau editorial board contributor contributors columnist special our service
    services rédaction redacción redaccion redaktion تحریریه خبرنگار خبرنگاران گروه
    """
)
"""Words of posts: what has one of them names no person."""

NO_NAMES: Final = _words(
    """
    report reports world politics business sport sports opinion analysis culture economy
    breaking latest any all every some my your exclusive video videos live popular photo photos
    image images web the this that and with from said january february march april june july
    august september october november december monday tuesday wednesday thursday friday saturday
    sunday
    """
)
"""Words with a capital that stand where a name might."""

NETWORKS: Final = _words(
    """
    facebook twitter whatsapp telegram pinterest linkedin reddit messenger viber e-mail email
    mail print tumblr instagram threads bluesky mastodon flipboard pocket x فیسبوک توییتر تلگرام
    """
)
"""Where a page offers to share a report."""

SHARING: Final = _words(
    """
    share shares sharing tweet partager partagez compartir comparte teilen اشتراک شارك مشاركة
    """
)
"""Words that offer it."""

FILLING: Final = _words(
    """
    this article story post page on via to with by and or link copy save pin it news in your my
    a the sur cet cette imprimer envoyer par en este artículo enviar imprimir auf per drucken
    artikel گذاری اشتراک‌گذاری چاپ به در این مطلب المقال على طباعة هذا options button friends
    """
)
"""Words beside those."""

PAGES: Final = _words(
    """
    home menu search login log sign in out register subscribe news world politics business sport
    sports culture opinion economy technology tech science health travel video videos photos
    live more latest about contact us comments tags print email save accueil inicio startseite
    portada خانه صفحه نخست اصلی سیاسی جهان الرئيسية middle east europe asia africa americas
    society environment analysis features weather podcasts radio tv international national local
    close share account profile
    """
)
"""Pages and sections to which a menu leads, and its tools."""

HOMES: Final = _words(
    """
    home news accueil inicio startseite portada خانه الرئيسية
    """
)
"""With what a path through a site begins."""

BESIDE_DATES: Final = _words(
    """
    am pm a p m t z at on the of and to gmt utc bst est edt pst pdt cet cest ist irst local time
    hours hour hrs h min mins minute minutes read ago day days week weeks month months le à de
    del el um uhr uur las alle ore st nd rd th er views view comments comment shares likes reads
    updated published posted last modified first mis jour publié actualizado aktualisiert stand
    ساعت روز سال ماه دقیقه قبل پیش ق ظ ب بعدازظهر ه ش الساعة منذ ساعات دقائق م ص
    """
)
"""Words and signs beside a date on a line of its own."""

COUNTED: Final = _words(
    """
    ago read views view comments comment shares likes reads پیش قبل منذ
    """
)
"""Words that make a number on a line a time ago, or a count of readers."""

NO_PLACES: Final = _words(
    """
    breaking exclusive update updated watch live analysis opinion note correction factbox video
    explainer timeline editorial interview just in read photos nato un eu usa unicef q a
    """
)
"""Words in capitals before a dash that are no place."""
