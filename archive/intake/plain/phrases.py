"""Phrases by which a page says what does not belong to the report: leads, headings, notices.

One form a line, as a regular expression in which a space stands for white space of any length.
Who wants another language read adds its phrases here, and its single words in `vocabulary`.
"""

import re
from typing import Final


def _any(listed: str) -> str:
    forms = [line.strip().replace(" ", r"\s+") for line in listed.splitlines() if line.strip()]
    return "(?:" + "|".join(forms) + ")"


LEADS: Final = _any(
    r"""
    (?:also )?read (?:next|also|more|on|this)
    also read
    see also
    more on this(?: story)?
    related(?: (?:stor(?:y|ies)|articles?|news|coverage|posts?|content|reading|links?))?
    don['’]t miss
    recommended(?: (?:reading|for you))?
    (?:up|what to read) next
    watch(?: (?:also|now|more|live))?
    listen(?: (?:also|now))?
    in pictures
    video
    à lire(?: (?:aussi|également))?
    lire (?:aussi|également|la suite)
    voir aussi
    lea? (?:también|además)
    leer (?:más|también)
    (?:ver|vea|mira) también
    te puede interesar
    (?:noticia|artículo)s? relacionad[ao]s?
    lesen sie (?:auch|mehr|dazu)(?: zum thema)?
    siehe auch
    mehr (?:zum thema|dazu)
    auch interessant
    le[ig]a (?:também|mais)
    leggi anche
    (?:بیشتر|همچنین) بخوانید
    بخوانید
    (?:مطالب|اخبار|خبرهای) مرتبط
    [اإ]قرأ (?:أيض[اًا]+|المزيد)
    (?:مواضيع|أخبار|مقالات) ذات صلة
    شاهد أيض[اًا]+
    """
)
"""Before the headline of another report, on the same line: "Read next: …"."""

HEADINGS: Final = _any(
    rf"""
    {LEADS}
    related topics
    you (?:might|may) also (?:like|enjoy|be interested in)
    more (?:stories|news|articles|from \S.{{1,40}}|on this (?:story|topic))
    most (?:read|viewed|popular|shared|commented)(?: (?:stories|articles|news))?
    (?:latest|top|trending|recent|popular|featured) (?:news|stories|posts|articles|headlines|now)
    trending(?: now)?
    editors?['’]?s?['’]? (?:picks?|choice)
    from (?:around )?the web
    sponsored(?: (?:content|links?|stories))?
    promoted(?: (?:content|stories|links?))?
    further reading
    also in the news
    other (?:news|stories|posts)
    articles? (?:liés|similaires|connexes|recommandés)
    sur le même (?:sujet|thème)
    (?:les )?plus lus?
    dans la même rubrique
    lo más (?:leído|visto)
    más (?:noticias|leídas|información)
    ähnliche (?:artikel|beiträge|themen)
    meistgelesen
    das könnte (?:sie|dich) auch interessieren
    verwandte (?:artikel|themen)
    مطالب مشابه
    پر(?:بازدید|بیننده)[\s\u200c]*ترین[\s\u200c]*(?:ها|مطالب|اخبار)?
    آخرین (?:اخبار|خبرها)
    الأكثر قراءة
    آخر الأخبار
    """
)
"""Above a list of headlines of other reports."""

_CHANNELS: Final = _any(
    """
    newsletters?
    inbox
    e-?mails?
    alerts
    updates
    channel
    telegram
    whatsapp
    app
    google news
    twitter
    facebook
    instagram
    youtube
    unlimited access
    """
)

_MAILED: Final = r"(?:newsletters?|inbox|alerts|updates|channel|for free|unlimited access)"

NOTICES: Final = {
    "advertisement": _any(
        r"""
        [(\[—–-]*\s*(?:advertisements?|advertising|anzeige|werbung)\s*[)\]—–-]*
        [(\[—–-]*\s*(?:publicité|publicidad|anuncio|آگهی|تبلیغات|إعلان|إعلانات)\s*[)\]—–-]*
        (?:article|story|content) continues (?:below|after).{0,40}
        continue reading(?: (?:below|the|main|story))*
        (?:skip|scroll)(?: (?:to|past|down|the|main|content|advertisement|ad|navigation|continue))+
        remove ads
        """
    ),
    "newsletter": _any(
        rf"""
        (?:sign up|subscribe|register)\b[^“”"]{{0,120}}\b{_MAILED}\b[^“”"]{{0,60}}
        (?:get|join|follow|download|add|like) (?:us|our)\b[^“”"]{{0,120}}\b{_CHANNELS}\b.{{0,60}}
        (?:get|join|follow)\b[^“”".]{{0,60}}\bon {_CHANNELS}
        get the .{{0,60}}\bnewsletter.{{0,60}}
        (?:inscrivez-vous|abonnez-vous|recevez)\b.{{0,140}}
        (?:suscríb[ea]\w*|regístr[ea]\w*|síguenos|síganos)\b.{{0,140}}
        (?:abonnieren sie|jetzt abonnieren|folgen sie uns)\b.{{0,140}}
        (?:عضویت در|ما را در|به کانال|کانال تلگرام|اشترك في|تابعونا|تابعنا).{{0,120}}
        """
    ),
    "paywall": _any(
        r"""
        (?:subscribe|sign in|sign up|log in|register)(?: now)? to (?:continue|keep) reading.{0,120}
        (?:this|the) (?:article|story) is (?:only )?(?:for|available to) subscribers\b[^“”"]{0,200}
        already an? (?:subscriber|member)\?.{0,60}
        """
    ),
    "cookie notice": _any(
        r"""
        (?:we|(?:this|our) (?:web\s?)?site) (?:and our partners )?uses? cookies\b.{0,400}
        by (?:continuing|using|clicking|browsing)\b.{0,100}\b(?:cookies|privacy|terms)\b.{0,200}
        (?:accept|reject|allow|manage|decline)(?: all)?(?: (?:cookies|preferences|settings))?
        cookies? (?:settings|policy|preferences)
        (?:nous utilisons|ce site utilise) des cookies.{0,400}
        (?:utilizamos|usamos|este sitio(?: web)? (?:usa|utiliza)) cookies.{0,400}
        (?:wir verwenden|diese (?:web)?s(?:ei|i)te (?:verwendet|nutzt)) cookies.{0,400}
        tout accepter|aceptar tod[ao]s?|alle akzeptieren|gérer les cookies
        """
    ),
    "copyright notice": _any(
        r"""
        (?:©|\(c\)|copyright)(?=.{0,80}(?:\d{4}|rights|reserv|droits|rechte|derechos)).{1,160}
        all rights reserved\.?|tous droits réservés\.?
        alle rechte vorbehalten\.?|todos los derechos reservados\.?
        (?:تمامی?|کلیه) حقوق\s.{0,80}محفوظ.{0,20}
        جميع الحقوق محفوظة.{0,60}
        """
    ),
    "note of first publication": _any(
        r"""
        this (?:article|story|report|post|piece) (?:(?:was|is|has been) )?(?:(?:originally|first
        |previously) (?:published|appeared|posted)|republished)\b.{1,160}
        (?:originally|first) (?:published|appeared|posted) (?:by|in|on|at|with)\s.{1,120}
        """.replace("\n        |", "|")
    ),
    "alternate addresses": _any(
        r"""
        .{0,140}\b(?:alternat(?:e|ive)|mirror) (?:web\s?)?(?:site )?(?:address(?:es)?|sites?)\s?:
        .{0,140}\b(?:alternat(?:e|ive)|mirror) (?:web\s?)?(?:site )?(?:links?|domains?|urls?)\s?:
        .{0,80}(?:آدرس|نشانی)[\s\u200c]*های (?:جایگزین|دیگر).{0,40}:
        """
    ),
    "labels": _any(
        r"""
        (?:tags?|keywords?|topics|filed under|categor(?:y|ies)|posted in|section)\s*:\s*\S.{0,200}
        (?:mots-clés|étiquettes|etiquetas|schlagw(?:orte|örter)|themen)\s*:\s*\S.{0,200}
        (?:برچسب[\s\u200c]*ها|کلید\s*واژه[\s\u200c]*ها|كلمات مفتاحية|الوسوم)\s*:\s*\S.{0,200}
        """
    ),
    "source line": _any(
        r"""
        (?:sources?|quelle|fuente|منبع|المصدر)\s*:\s*(?-i:[^\W\d_a-z])\S*(?: \S+){0,6}
        (?:url|link|permalink|sources?|original(?: article)?|lien|enlace|لینک خبر)\s*:\s*https?://\S+
        (?:retrieved from|available at)\s*:?\s*https?://\S+
        """
    ),
    "page tools": _any(
        r"""
        (?:leave|post|add|write) a (?:comment|reply)
        (?:view|show|see|read) (?:all )?comments
        join the (?:conversation|discussion)
        report (?:an? )?(?:error|typo|mistake)
        back to (?:top|home)
        (?:print|email|save|gift|bookmark) this(?: \w+)?
        save for later
        listen to (?:this )?(?:article|story)
        view this post on \w+
        view gallery
        about the authors?
        read (?:the )?full (?:story|article)
        click here\b.{0,60}
        read more (?:about|here|on|at)\s.{1,80}
        skip to (?:main )?content
        """
    ),
    "end mark": _any(
        r"""
        \#{2,}
        -+\s*30\s*-+
        \(ends?\)|\(fin\)|ends
        [*=_~–—-](?:\s?[*=_~–—-]){2,}
        [■□◼]
        """
    ),
}
"""Lines of a page that stand anywhere, by the rule's name."""

SENTENCES: Final = frozenset(
    {
        "newsletter", "cookie notice", "copyright notice", "note of first publication",
        "alternate addresses", "advertisement", "end mark", "paywall",
    }
)  # fmt: skip
"""Rules whose lines may end as a sentence does."""

RULES: Final = {rule: re.compile(form, re.IGNORECASE | re.DOTALL) for rule, form in NOTICES.items()}
"""The notices as compiled expressions."""
