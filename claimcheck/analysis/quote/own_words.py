"""Which words of a saved text are not its own: references, teasers of other pages, comments, the mail that is answered.

Formats with elements of their own tell these (`CaptureReading.annotations`); of any other text its lines are read.
What is taken for foreign wrongly accuses an honest quoter, so that a heading alone does not do: prose must stand before
it, and behind it what such a list consists of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from claimcheck.language.vocabulary.word_list import load_phrases
from claimcheck.model.capture import Annotation, AnnotationKind, CaptureReading
from claimcheck.model.pattern import late
from claimcheck.model.record import NamedTuple

FOREIGN = (AnnotationKind.REFERENCES, AnnotationKind.TEASER, AnnotationKind.COMMENT, AnnotationKind.ANSWERED)
# Texts with more lines are not looked at.
_MOST_LINES = 500_000
# How many stretches before a place are looked at.
_MOST_AROUND = 1_000
# Longer lines are no headings, in characters.
_LONGEST_HEADING = 60
# So many lines behind a heading show whether it is that of a list of references; so many are those of a mail's header.
_FIRST_ENTRY = 2
_LOOK_AHEAD = 8
_LOOK_FOR_SIGNS = 15
# A block of so many words without a year is prose, and no entry of a list; a headline has no more than these.
_PROSE_WORDS = 25
_MOST_ENTRY = 60
_HEADLINE_WORDS = 20
_HEADING_WORDS = 8
_MOST_TEASERS = 30
# A heading so near the beginning, with so much behind it, may be a link to what it names.
_EARLY = 0.2
_MUCH = 1500
# A line that says who wrote, in characters; it may be broken once.
_LONGEST_WROTE = 300
# What is a mail, by its suffix: in others a line that begins with ">" may be anything.
_MAILS = (".eml", ".msg", ".mht", ".mhtml")

_TRIM = late(r"\A[\s#*_=>•·|–—-]*(?:\d{1,2}\.?\s+)?|[\s#*_=:|–—-]*\Z")
_ENTRY = late(r"\A\s*(?:\[?\(?\d{1,4}[\]).]|[•·*–—-]\s|\[[A-Za-z+]{1,10}\d{2,4}\])")
_DATED = late(r"\b(?:1[5-9]|20)\d\d[a-z]?\b|https?://|\bdoi\b|\bpp\. ")
_SENTENCE_END = late(r"[.!?…][\"'’”»)\]]{0,3}\Z")
_STOPPED = late(r"[.!…][\"'’”»)\]]{0,3}\Z")
_SENTENCE_WORDS = 3
_NO_HEADING = late(r"[\d.,:;!?]")
_COUNTED = late(r"(?i:comments?|kommentare|commentaires|comentarios|комментарии|коментарі)\s?\(\d{1,6}\)")
_COUNT = late(r"\d{1,6}\s(?i:comments?|replies|responses|kommentare|commentaires|комментари\w{1,2})\b.{0,30}")
_CUE = late(r"([^:»>–—|→]{2,60})([:»>–—|→])[\s*_]*([^\s*_].*)", re.DOTALL)
_HEADER = late(r"\s*\*?(From|Sent|Date|To|Cc|Subject|Von|Gesendet|An|Betreff|De|Envoyé|À|Objet)\s?:\*?\s*(.*)")
_FIRST_HEADER = ("From", "Von", "De")
_FEWEST_HEADERS = 3
_ADDRESS = late(r"<[^<>]*>|\[[^\[\]]*\]|\S+@\S+|\(mailto:[^()]*\)")
_WROTE_DATE = late(r".*(?:\d{1,2}:\d{2}(?:\s?[APap]\.?[Mm]\.?)?|\d{4}|,)[\s,]*(?:(?:at|um|à|a las)\b)?", re.DOTALL)
_NAME_WORD = late(r"[^\W\d_]{3,}")
_phrases = partial(load_phrases, "own_words")


class _Line(NamedTuple):
    """A line that is not blank: its offsets, half open, its words, and whether a blank line is before it."""

    start: int
    end: int
    words: str
    opens: bool


class ForeignWords:
    """The stretches of a saved text that are not its own words."""

    def __init__(self, reading: CaptureReading) -> None:
        self._text = reading.text
        found = [annotation for annotation in reading.annotations if annotation.kind in FOREIGN]
        known = {annotation.kind for annotation in found}
        is_mail = reading.file.lower().endswith(_MAILS)
        # No page marks all its teasers.
        known.discard(AnnotationKind.TEASER)
        found += [annotation for annotation in _Text(reading.text, is_mail).find() if annotation.kind not in known]
        self._all = sorted(found, key=lambda annotation: annotation.start)
        self._starts = [annotation.start for annotation in self._all]

    def find(self, start: int, end: int) -> Annotation | None:
        """Return the stretch in which words lie whole; None where they are the text's own, as far as it tells."""
        index = bisect_right(self._starts, start)
        for annotation in reversed(self._all[max(0, index - _MOST_AROUND) : index]):
            if end <= annotation.end:
                return annotation
        return None

    def entry(self, annotation: Annotation, start: int) -> str:
        """Return the beginning of the entry of a list in which a place is, without its number."""
        begin = max(annotation.start, self._text.rfind("\n", annotation.start, start) + 1)
        stop = self._text.find("\n", start)
        entry = self._text[begin : stop if stop >= 0 else len(self._text)]
        return " ".join(_ENTRY.sub("", entry).split())


class _Text:
    """The lines of a text, and what they tell."""

    def __init__(self, text: str, is_mail: bool) -> None:
        self.text = text
        self.is_mail = is_mail
        self.lines = list(_split(text)) if text.count("\n") <= _MOST_LINES else []
        self.stop = self.lines[-1].end if self.lines else 0

    def find(self) -> Iterator[Annotation]:
        has_prose = False
        reached = 0
        for index, line in enumerate(self.lines):
            found = self._read(index, has_prose) if line.start >= reached else None
            if found is not None:
                yield found
                reached = found.end
            has_prose = has_prose or _is_sentence(line.words)
        yield from self._find_answered()

    def _read(self, index: int, has_prose: bool) -> Annotation | None:
        """Return the stretch that a line begins."""
        line = self.lines[index]
        match = _CUE.match(line.words)
        # "More – much more" is a sentence.
        if (
            match is not None
            and _level(match[1]) in _phrases("lines", "teaser")
            and (match[2] == ":" or " " in match[1].strip())
        ):
            return Annotation(line.start + match.start(3), line.end, AnnotationKind.TEASER)
        if len(line.words) > _LONGEST_HEADING or not has_prose or index + 1 == len(self.lines):
            return None
        heading = _level(line.words)
        if heading in _phrases("headings", "references"):
            return self._read_references(index)
        if heading in _phrases("headings", "teaser") or (
            line.words.rstrip("*_ ").endswith(":") and heading in _phrases("lines", "teaser")
        ):
            return self._read_teasers(index)
        return self._read_comments(index, heading)

    def _read_references(self, index: int) -> Annotation | None:
        ahead = self.lines[index + 1 : index + 1 + _FIRST_ENTRY]
        # A line that a broken sentence ends with has no capital.
        is_heading = _TRIM.sub("", self.lines[index].words)[:1].isupper()
        if not is_heading or not any(_is_entry(line.words) for line in ahead):
            return None
        end = ahead[0].end
        for place in range(index + 1, len(self.lines)):
            line = self.lines[place]
            if self._ends_list(place):
                break
            end = line.end
        return Annotation(ahead[0].start, end, AnnotationKind.REFERENCES)

    def _ends_list(self, index: int) -> bool:
        """Tell whether with a line begins what is no list of references any more."""
        line = self.lines[index]
        if len(line.words) <= _LONGEST_HEADING:
            heading = _level(line.words)
            if any(heading in _phrases("headings", name) for name in ("own", "teaser", "comment", "doubtful")):
                return True
            if _COUNTED.fullmatch(line.words.strip()) or heading.startswith("appendix "):
                return True
        if not line.opens:
            return False
        block = self._read_block(index)
        words = len(block.split())
        if words <= _HEADING_WORDS and not _NO_HEADING.search(block) and not _is_entry(block):
            return True
        return words >= _PROSE_WORDS and not _is_entry(block)

    def _read_block(self, index: int) -> str:
        """Return the words of a block up to its next blank line, or enough of them."""
        words = [self.lines[index].words]
        for line in self.lines[index + 1 : index + 1 + _PROSE_WORDS]:
            if line.opens:
                break
            words.append(line.words)
        return "\n".join(words)

    def _read_teasers(self, index: int) -> Annotation | None:
        end = 0
        ahead = self.lines[index + 1 : index + 1 + _MOST_TEASERS]
        for line in ahead:
            is_listed = _ENTRY.match(line.words) is not None
            is_headline = len(line.words.split()) <= _HEADLINE_WORDS and not _is_stopped(line.words)
            if not (is_listed or is_headline):
                break
            end = line.end
        return Annotation(ahead[0].start, end, AnnotationKind.TEASER) if end else None

    def _read_comments(self, index: int, heading: str) -> Annotation | None:
        words = self.lines[index].words.strip(" \t\r#*_=-")
        is_sure = _COUNTED.fullmatch(words) is not None or heading in _phrases("headings", "comment")
        if not (is_sure or _COUNT.fullmatch(words) or heading in _phrases("headings", "doubtful")):
            return None
        start = self.lines[index + 1].start
        is_early = start < _EARLY * self.stop and self.stop - start > _MUCH
        if (is_early or not is_sure) and not self._has_signs(index):
            return None
        end = self.stop
        for line in self.lines[index + 1 :]:
            short = len(line.words) <= _LONGEST_HEADING
            if short and any(_level(line.words) in _phrases("headings", name) for name in ("teaser", "own")):
                end = line.start
                break
        return Annotation(start, end, AnnotationKind.COMMENT) if end > start else None

    def _has_signs(self, index: int) -> bool:
        """Tell whether lines behind a heading have what stands between comments."""
        signs = _phrases("signs", "comment")
        ahead = self.lines[index + 1 : index + 1 + _LOOK_FOR_SIGNS]
        found = [line for line in ahead if len(line.words) <= _LONGEST_HEADING and signs & set(_words(line.words))]
        return len(found) > 0

    # Mails

    def _find_answered(self) -> Iterator[Annotation]:
        """Yield what is quoted of the mail that is answered, or handed on: with who wrote it, where that is said."""
        header = takewhile(lambda line: _HEADER.match(line.words), self.lines)
        sender = next((words for line in header if (words := _read_header(line.words, _FIRST_HEADER))), "")
        index = 0
        has_body = False
        wrote: str | None = None
        while index < len(self.lines):
            line = self.lines[index]
            said = self._read_wrote(index)
            if said is not None:
                wrote = said
            if line.words.lstrip().startswith(">"):
                stop = index
                while stop < len(self.lines) and self.lines[stop].words.lstrip().startswith(">"):
                    stop += 1
                if (wrote is not None or self.is_mail) and not _is_same(wrote or "", sender):
                    yield Annotation(line.start, self.lines[stop - 1].end, AnnotationKind.ANSWERED, wrote or "")
                index = stop
                continue
            start = self._find_rest(index, said, has_body)
            if start is not None:
                ahead = self.lines[start : start + _LOOK_AHEAD]
                name = said or next((words for one in ahead if (words := _read_header(one.words, _FIRST_HEADER))), "")
                if start < len(self.lines) and not _is_same(name, sender):
                    yield Annotation(ahead[0].start, self.stop, AnnotationKind.ANSWERED, name)
                return
            has_body = has_body or (_HEADER.match(line.words) is None if self.is_mail else _is_sentence(line.words))
            index += 1

    def _find_rest(self, index: int, said: str | None, has_body: bool) -> int | None:
        """Return the line from which on all is another mail; None where that does not begin here."""
        words = self.lines[index].words
        if said is not None and self.is_mail and index + 1 < len(self.lines):
            return None if self.lines[index + 1].words.lstrip().startswith(">") else index + 1
        if len(words) <= _LONGEST_HEADING and _level(words) in _phrases("answers", "forwarded"):
            return index + 1
        # The header of another mail in the middle of the text.
        if index and _read_header(words, _FIRST_HEADER) and (self.is_mail or self.lines[index].opens):
            block = self.lines[index : index + 6]
            if has_body and sum(_HEADER.match(one.words) is not None for one in block) >= _FEWEST_HEADERS:
                return index
        return None

    def _read_wrote(self, index: int) -> str | None:
        """Return who wrote, where a line is "On Monday, Carl Berg wrote:"; it may be the second half of one."""
        words = self.lines[index].words.strip(" \t\r>*_")
        if not words.endswith(":") or len(words) > _LONGEST_WROTE:
            return None
        said = words[:-1].rstrip()
        level = said.lower().replace("’", "'")
        if not any(re.search(rf"\b{re.escape(verb)}\b", level) for verb in _phrases("answers", "wrote")):
            return None
        quoted = index + 1 < len(self.lines) and self.lines[index + 1].words.lstrip().startswith(">")
        if not (quoted or (self.is_mail and re.search(r"\d", said))):
            return None
        return _read_name(said)


def _read_name(said: str) -> str:
    """Return the name in "On Mon, 5 Jan 2026 at 10:00, Carl Berg <c@example.org> wrote"."""
    verbs = "|".join(re.escape(verb) for verb in _phrases("answers", "wrote"))
    before, _, behind = re.split(rf"\b({verbs})\b", said, maxsplit=1, flags=re.IGNORECASE)
    for part in (before, behind):
        name = _WROTE_DATE.sub("", _ADDRESS.sub("", part)).strip(" ,;:\"'“”")
        if _NAME_WORD.search(name):
            return name
    return ""


def _split(text: str) -> Iterator[_Line]:
    offset = 0
    opens = True
    for line in text.splitlines(keepends=True):
        words = line.rstrip()
        if words:
            yield _Line(offset, offset + len(words), words, opens)
        opens = not words
        offset += len(line)


def _is_sentence(words: str) -> bool:
    return _SENTENCE_END.search(words[-8:]) is not None and len(words.split(None, _SENTENCE_WORDS)) >= _SENTENCE_WORDS


def _is_stopped(words: str) -> bool:
    """Tell whether a line ends as a sentence does, and no headline: these may ask."""
    return _STOPPED.search(words[-8:]) is not None


def _level(words: str) -> str:
    return " ".join(_TRIM.sub("", words).lower().replace("’", "'").split())


def _words(text: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[^\W\d_]+", text)]


def _is_entry(words: str) -> bool:
    if _ENTRY.match(words) is not None:
        return True
    return _DATED.search(words) is not None and len(words.split(None, _MOST_ENTRY)) <= _MOST_ENTRY


def _read_header(words: str, names: tuple[str, ...]) -> str:
    match = _HEADER.match(words)
    if match is None or match[1] not in names:
        return ""
    return _ADDRESS.sub("", match[2]).strip(" \"'") or match[2].strip()


def _is_same(one: str, other: str) -> bool:
    """Tell whether two names share a word."""
    return bool({*map(str.lower, _NAME_WORD.findall(one))} & {*map(str.lower, _NAME_WORD.findall(other))})
