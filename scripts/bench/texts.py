"""Texts of about a hundred words, drawn by chance from the words of the demo; the same seed tells the same."""

import re
from collections import Counter
from functools import lru_cache
from itertools import accumulate
from random import Random

from portal.core.search.stems import stems
from portal.demo.content import RegionContent, read_contents

LENGTH = (70, 130)  # words
SENTENCE = (6, 14)  # words
_KNOWN: set[str] = set()
INVENTED = 0.04  # share of words that are put together of two and so occur hardly anywhere else


class Vocabulary:
    """The words of one language, each as frequent as in the demo."""

    def __init__(self, content: RegionContent) -> None:
        self.language, self.region_key = content.language, content.region_key
        text = " ".join(f"{contribution['title']} {contribution['text']}" for contribution in content.contributions)
        self.counted = Counter(re.findall(r"[^\W\d_]+", text.lower())).most_common()
        self.words = [word for word, _ in self.counted]
        self.weights = list(accumulate(n for _, n in self.counted))
        self.long = [word for word in self.words if len(word) > 5]
        self.projects = [(project["title"], project["summary"]) for project in content.projects]

    def text(self, chance: Random) -> str:
        drawn = chance.choices(self.words, cum_weights=self.weights, k=chance.randint(*LENGTH))
        for place in range(len(drawn)):
            if chance.random() < INVENTED:
                drawn[place] = self.invented(chance)
        return _punctuated(drawn, chance)

    def title(self, chance: Random) -> str:
        return " ".join(chance.choices(self.words, cum_weights=self.weights, k=chance.randint(2, 5))).capitalize()

    def invented(self, chance: Random) -> str:
        return chance.choice(self.long) + chance.choice(self.long)

    @property
    def frequent(self) -> str:
        """The most frequent word that somebody would look for."""
        return next(word for word in self.words if len(word) > 5)

    def some(self, chance: Random) -> str:
        """A word that is neither frequent nor rare."""
        return chance.choice([word for word in self.words[100:400] if len(word) > 4])


def vocabularies() -> list[Vocabulary]:
    return [Vocabulary(content) for content in read_contents()]


def indexed(text: str, lang: str) -> list[str]:
    """As `stems`, but each word only once: the drawn texts repeat few words very often."""
    return [form for word in re.findall(r"\w+", text) for form in _forms(word, lang)]


def spelled(text: str, lang: str) -> list[tuple[str, str]]:
    """As `spellings`, of each word that the texts have not had before."""
    fresh = {*re.findall(r"\w+", text)} - _KNOWN
    _KNOWN.update(fresh)
    return [(form, word) for word in sorted(fresh) for form in _forms(word, lang)]


@lru_cache(maxsize=200_000)
def _forms(word: str, lang: str) -> list[str]:
    return stems(word, lang)


def _punctuated(drawn: list[str], chance: Random) -> str:
    sentences, start = [], 0
    while start < len(drawn):
        end = start + chance.randint(*SENTENCE)
        sentences.append(" ".join(drawn[start:end]).capitalize() + ".")
        start = end
    half = len(sentences) // 2
    return " ".join(sentences[:half]) + "\n\n" + " ".join(sentences[half:])
