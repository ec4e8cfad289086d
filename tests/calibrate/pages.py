"""Saved pages of invented text: papers that print one story, and pages that have only their furniture in common.

Every choice is made by a seed.  The words are invented, in several scripts; menus and notices say what such things say.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.analysis.reuse.publishing_house import House

_HEADS = "b d f g h k l m n p r s t v br dr fl gr pl st tr".split()
_TAILS = "n st rk ld m r sh t nd ck l".split()
_SMALL = "the of and to in a that was on for it with as by at from his her they which".split()
_CYRILLIC = ("б в г д ж з к л м н п р с т х".split(), "а е и о у я ы".split(), "н т р л с к м й".split())


class Vocabulary:
    """Words of one invented language, the common ones more often than the others."""

    def __init__(self, name: str, seed: int) -> None:
        self.name = name
        chance = random.Random(f"{name} {seed}")
        self.joint, self.stop, self.comma = " ", ".", ","
        if name == "latin":
            words = [f"{h}{v}{t}" for h in _HEADS for v in "aeiou" for t in _TAILS]
        elif name == "english":
            words = [f"{h}{v}{t}{e}" for h in _HEADS for v in "aeiou" for t in _TAILS for e in ("", "ing", "ed", "s")]
        elif name == "cyrillic":
            heads, vowels, tails = _CYRILLIC
            words = [f"{h}{v}{t}{w}" for h in heads for v in vowels for t in tails for w in ("", "а", "ов", "ить")]
        elif name == "arabic":
            words = [
                "".join(chance.choices("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", k=chance.randint(3, 7))) for _ in range(900)
            ]
            self.comma = "،"
        elif name == "chinese":
            words = ["".join(map(chr, chance.choices(range(0x4E00, 0x5E00), k=2))) for _ in range(1500)]
            self.joint, self.stop, self.comma = "", "。", "，"
        else:
            raise ValueError(name)
        chance.shuffle(words)
        if name == "english":
            words = [*_SMALL, *words]
        self.words = words
        self.weights = [1 / (20 + rank) for rank in range(len(words))]

    def sentences(self, chance: random.Random, count: int) -> list[str]:
        """Return sentences of so many words in all; of Chinese a word is two letters."""
        words = chance.choices(self.words, self.weights, k=count)
        sentences = []
        while words:
            length = chance.randint(8, 24)
            sentence, words = words[:length], words[length:]
            if self.joint and self.words[0].isascii() and chance.random() < 0.3:
                sentence = [*sentence[:-1], sentence[-1].title()]
            sentence[0] = sentence[0].capitalize()
            if len(sentence) > 8 and chance.random() < 0.4:
                at = chance.randint(3, len(sentence) - 3)
                sentence[at] += self.comma
            sentences.append(self.joint.join(sentence) + self.stop)
        return sentences

    def prose(self, chance: random.Random, count: int) -> str:
        return (self.joint or "").join(self.sentences(chance, count))


VOCABULARIES = ("latin", "english", "cyrillic", "arabic", "chinese")
# How a page is saved: all in one line, in paragraphs, in lines of one width, with what stands around the article.
SETTINGS = ("line", "paragraphs", "wrapped", "page")
PLACES = ("top", "middle", "bottom", "anywhere")

MENU = (
    "Home;News;World;Politics;Business;Opinion;Sport;Culture;Weather;Video;Podcasts;Obituaries;Crosswords;Newsletters;"
    "Jobs;Property;Travel;Food;Puzzles;Events;Letters;Courts;Schools;Health;Science;Archive;Contact us;About us;"
    "Advertise with us;Place a notice;Log in;Register;My account;Help centre;Press office"
).split(";")

# What stands on pages of many houses.
NOTICES = {
    name: " ".join(text.split())
    for name, text in {
        "consent": """
            We value your privacy. We and our 842 partners store and access information on your device, such
            as unique IDs in cookies, to process personal data. You may accept or manage your choices by
            clicking below, including your right to object where legitimate interest is used, or at any time
            on the privacy policy page. These choices will be signalled to our partners and will not affect
            browsing data. We and our partners process data to provide: use precise geolocation data.
            Actively scan device characteristics for identification. Store and/or access information on a
            device. Personalised advertising and content, advertising and content measurement, audience
            research and services development.
        """,
        "cookies": """
            This website uses cookies to improve your experience while you navigate through it. Out of
            these, the cookies that are categorised as necessary are stored on your browser as they are
            essential for the working of basic functions of the website. We also use third-party cookies
            that help us analyse and understand how you use this website. These cookies will be stored in
            your browser only with your consent. You also have the option to opt out of these cookies, but
            opting out may affect your browsing experience.
        """,
        "sign-up": """
            Get our best reporting in your inbox every morning. Sign up for the free daily newsletter and
            never miss a story. By signing up you agree to our terms of use and confirm that you have read
            our privacy notice. You can unsubscribe at any time by clicking the link at the bottom of each
            email.
        """,
        "subscribe": """
            You have reached your limit of free articles this month. Subscribe now to continue reading and
            enjoy unlimited access to our website and apps. Already a subscriber? Log in here. Your
            subscription supports the work of our newsroom. Cancel anytime from your account page.
        """,
        "support": """
            Our journalism is free to read because readers like you support it. If you are able, please
            consider making a contribution today. Every donation, however small, helps our newsroom to stay
            independent and open to everyone. It takes less than a minute and you can give by card or
            through your account.
        """,
        "rights": """
            Copyright 2022. All rights reserved. This material may not be published, broadcast, rewritten or
            redistributed without prior written permission. Any unauthorised use of the material is a breach
            of the law and will be prosecuted.
        """,
        "agency": """
            The Associated Press contributed to this report. Copyright 2022 The Associated Press. All rights
            reserved. This material may not be published, broadcast, rewritten or redistributed without
            permission.
        """,
        "licence": """
            Except where otherwise noted, the content of this page is licensed under a Creative Commons
            Attribution 4.0 International License. You are free to share and adapt the material for any
            purpose, provided that you give credit, link to the licence and say if changes were made. Read
            the original article on the publisher's site.
        """,
        "comments": """
            Please log in or register to leave a comment. Comments are moderated by our community team and
            may take some time to appear on the site. By posting you agree to our community rules and
            privacy policy. If you see a comment that breaks the rules, use the report button.
        """,
        "blocker": """
            It looks like you are using an ad blocker. Advertising pays for the news you read on this site.
            Please add our site to the list of allowed pages in your blocker, then refresh this page, or log
            in if you have a subscription to our website.
        """,
        "mail": """
            This email and any attachments are confidential and intended solely for the use of the
            individual or entity to whom they are addressed. If you are not the intended recipient, please
            notify the sender, delete this email from your system and do not copy or share its content.
        """,
        "einwilligung": """
            Wir und unsere Partner speichern Informationen auf Ihrem Gerät und greifen darauf zu, etwa auf
            eindeutige Kennungen in Cookies, um personenbezogene Daten zu verarbeiten. Mit Ihrer Zustimmung
            können wir genaue Standortdaten verwenden. Sie können Ihre Einwilligung jederzeit in den
            Einstellungen am Ende der Seite widerrufen. Näheres steht in unserer Datenschutzerklärung.
        """,
        "consentement": """
            Avec votre accord, nos partenaires et nous utilisons des cookies ou technologies similaires pour
            stocker et accéder à des informations personnelles comme votre visite sur ce site. Vous pouvez
            retirer votre consentement ou vous opposer aux traitements à tout moment en cliquant sur le lien
            en bas de page ou dans notre politique de confidentialité.
        """,
        "consentimiento": """
            Nosotros y nuestros socios almacenamos información en tu dispositivo, como cookies, y tratamos
            datos personales para ofrecerte publicidad y contenido personalizados. Puedes aceptar, rechazar
            o cambiar tus preferencias en cualquier momento desde la página de nuestra política de
            privacidad.
        """,
        "согласие": """
            Мы используем файлы cookie, чтобы сайт работал лучше. Продолжая пользоваться сайтом, вы
            соглашаетесь с обработкой персональных данных и политикой конфиденциальности. Вы можете
            отключить cookie в настройках вашего браузера. Подпишитесь на нашу рассылку, чтобы получать
            новости на почту. Все права защищены.
        """,
    }.items()
}
# What is saved in place of a page.
BLOCKS = [
    "\n\n".join(" ".join(part.split()) for part in block.split("\n\n"))
    for block in (
        """
            Access Denied

            You don't have permission to access "{url}" on this server.

            Reference #18.{id}.1646.{id}
        """,
        """
            Just a moment...

            {host}

            Checking your browser before accessing. This process is automatic. Your browser will be sent to
            the page you asked for in a moment. Please enable JavaScript and cookies to continue. Ray ID:
            {id}
        """,
        """
            Sorry, you have been blocked

            You are unable to access {host}

            Why have I been blocked?

            This website is using a security service to protect itself from online attacks. The action you
            just performed triggered the security solution. There are several actions that could trigger
            this block including submitting a certain word or phrase, a SQL command or malformed data.

            What can I do to resolve this?

            You can email the site owner to let them know you were blocked. Please include what you were
            doing when this page came up and the Ray ID found at the bottom of this page.

            Ray ID: {id}
        """,
        """
            We have noticed unusual activity from your computer network

            To continue, please click the box below to let us know you are not a robot.

            Please make sure your browser supports JavaScript and cookies and that you are not blocking them
            from loading. For more information you can read our terms of service and cookie policy. If you
            need help with this message please contact our support team and give the reference ID below.

            Block reference {id}
        """,
        """
            404

            Page not found

            The page you are looking for may have been moved or deleted. Please check the address for
            errors, use the search box, or go back to the home page of {host}. If you think that this is a
            fault, please tell us which link you clicked.
        """,
    )
]


class Pages(NamedTuple):
    """Saved texts and the houses they are of, by the names of their sources."""

    texts: dict[str, str]
    houses: dict[str, House]


def print_story(
    seed: int,
    papers: int,
    share: float,
    *,
    vocabulary: str = "latin",
    setting: str = "paragraphs",
    place: str = "anywhere",
    edited: float = 0.0,
    houses: str = "other",
) -> Pages:
    """Return pages of which each prints the same story, which is such a share of its words.

    A share of the story's words is edited anew in each.  `houses` are `other`, `some` (of every three two are of one)
    or `unknown`.
    """
    chance = random.Random(f"{seed} {papers} {share} {vocabulary} {setting} {place} {edited} {houses}")
    words = Vocabulary(vocabulary, seed)
    length = chance.randint(45, 260) if share < 0.3 else chance.randint(80, 400)
    story = words.sentences(chance, length)
    texts: dict[str, str] = {}
    known: dict[str, House] = {}
    for number in range(papers):
        own = words.sentences(chance, max(1, round(length * (1 - share) / share)))
        at = {"top": 0, "middle": len(own) // 2, "bottom": len(own)}.get(place, chance.randint(0, len(own)))
        printed = [_edit(sentence, words, edited, chance) for sentence in story]
        name = f"paper-{number:02}"
        publisher = f"house {number - (houses == 'some' and number % 3 == 2)}"
        if houses != "unknown":
            known[name] = House(publisher, f"{publisher.replace(' ', '-')}.example")
        texts[name] = _set([*own[:at], *printed, *own[at:]], words, setting, chance, publisher)
    return Pages(texts, known)


def print_site(seed: int, pages: int, *, vocabulary: str = "latin", is_known: bool = True, heavy: float = 1.0) -> Pages:
    """Return pages of one site: a head and a foot of their own in all, menus and notices, and an article in each.

    `heavy` is how many words the head and the foot have for one of an article's.
    """
    chance = random.Random(f"site {seed} {pages} {vocabulary} {is_known} {heavy}")
    words = Vocabulary(vocabulary, seed)
    length = chance.randint(120, 400)
    own = int(length * heavy) if is_known else min(int(length * heavy), 130)
    head, foot = (words.prose(chance, max(20, size)) for size in (own // 2, own - own // 2))
    menu = "\n".join(chance.sample(MENU, 24))
    notice = chance.choice(list(NOTICES.values()))
    texts = {}
    for number in range(pages):
        article = _join_paragraphs(words.sentences(chance, chance.randint(length // 2, length)), words, chance)
        title = " ".join(words.sentences(chance, 8))
        date = f"{chance.randint(1, 28)} March 2022"
        texts[f"page-{number:02}"] = "\n\n".join((menu, head, date, title, article, foot, notice))
    house = House("the house", "house.example")
    return Pages(texts, dict.fromkeys(texts, house) if is_known else {})


def print_notices(seed: int, pages: int, kinds: Sequence[str], *, setting: str = "paragraphs") -> Pages:
    """Return pages of as many houses with the same notices, before and behind articles of their own."""
    chance = random.Random(f"notices {seed} {pages} {kinds} {setting}")
    words = Vocabulary("english", seed)
    joint = "\n\n" if setting == "paragraphs" else " "
    texts, houses = {}, {}
    is_first = [chance.random() < 0.5 for _ in kinds]
    for number in range(pages):
        article = [words.prose(chance, 60) for _ in range(chance.randint(2, 5))]
        before = [NOTICES[kind] for kind, first in zip(kinds, is_first, strict=True) if first]
        behind = [NOTICES[kind] for kind, first in zip(kinds, is_first, strict=True) if not first]
        name = f"page-{number:02}"
        texts[name] = joint.join((*before, *article, *behind))
        houses[name] = House(f"house {number}", f"house-{number}.example")
    return Pages(texts, houses)


def print_blocks(seed: int, pages: int, block: str, *, is_one_house: bool) -> Pages:
    """Return what is saved where sites let nobody in."""
    chance = random.Random(f"blocks {seed} {pages} {block}")
    texts, houses = {}, {}
    for number in range(pages):
        host = "house.example" if is_one_house else f"house-{number}.example"
        name = f"page-{number:02}"
        texts[name] = block.format(host=host, url=f"http://{host}/{number}", id=chance.randrange(16**8))
        houses[name] = House(host, host)
    return Pages(texts, houses)


def print_quotations(seed: int, papers: int) -> Pages:
    """Return papers that tell of one speech in their own words, and quote the same of it at length."""
    chance = random.Random(f"quotations {seed} {papers}")
    words = Vocabulary("english", seed)
    speech = [words.prose(chance, 50) for _ in range(3)]
    texts, houses = {}, {}
    for number in range(papers):
        parts = [part for quoted in speech for part in (words.prose(chance, 60), f"“{quoted}” she said.")]
        name = f"paper-{number:02}"
        texts[name] = "\n\n".join(parts)
        houses[name] = House(f"house {number}")
    return Pages(texts, houses)


def _edit(sentence: str, words: Vocabulary, edited: float, chance: random.Random) -> str:
    if not edited or not words.joint:
        return sentence
    return " ".join(
        word if chance.random() >= edited else chance.choice(["", chance.choice(words.words), f"{word} {word}"])
        for word in sentence.split()
    )


def _set(sentences: list[str], words: Vocabulary, setting: str, chance: random.Random, publisher: str) -> str:
    if setting == "line":
        return words.joint.join(sentences)
    article = _join_paragraphs(sentences, words, chance)
    if setting == "wrapped":
        return "\n\n".join(_wrap(paragraph, 72) for paragraph in article.split("\n\n"))
    if setting == "page":
        menu = "\n".join(chance.sample(MENU, 20))
        notices = "\n\n".join(chance.sample([*NOTICES.values()], 2))
        return f"{publisher.title()}\n\n{menu}\n\n{article}\n\n{notices}\n\n© 2022 {publisher.title()}"
    return article


def _join_paragraphs(sentences: list[str], words: Vocabulary, chance: random.Random) -> str:
    paragraphs = []
    sentences = list(sentences)
    while sentences:
        number = chance.randint(1, 4)
        paragraphs.append(words.joint.join(sentences[:number]))
        del sentences[:number]
    return "\n\n".join(paragraphs)


def _wrap(paragraph: str, width: int) -> str:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".lstrip()
    return "\n".join(lines)
