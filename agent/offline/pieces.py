"""Splits a sentence into word pieces as BERT's uncased tokenizer does (WordPiece, greedy longest match).

https://arxiv.org/abs/1810.04805, section 3; the vocabulary is that of all-MiniLM-L6-v2, without the
pieces that nobody here says.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

MARK = re.compile(r"\bQUOTE([A-J])QUOTE\b")
"""Stands for a quoted passage."""
LONGEST = 40
"""Letters of a word that is looked up; a longer one is unknown, as a link or a hash is."""
WORD = re.compile(rf"{MARK.pattern}|\w+|[^\w\s]")
START, END, UNKNOWN, QUOTE = "[CLS]", "[SEP]", "[UNK]", "quote"


@dataclass(frozen=True)
class Piece:
    """One piece: its row in the vocabulary, and the letters of the sentence that it stands for."""

    row: int
    start: int
    end: int


class Vocabulary:
    """The pieces that are known, by their text."""

    def __init__(self, pieces: list[str]) -> None:
        """Row n belongs to the n-th piece."""
        self.pieces = pieces
        self.rows = {p: i for i, p in enumerate(pieces)}
        self._split = lru_cache(4096)(self._split_word)

    def split(self, text: str) -> list[Piece]:
        """The pieces of a sentence; a quoted passage (QUOTEAQUOTE) is the one word "quote"."""
        out: list[Piece] = []
        for word in WORD.finditer(text):
            if MARK.fullmatch(word[0]):
                out.append(Piece(self.rows[QUOTE], *word.span()))
                continue
            at = word.start()
            for row, length in self._split(word[0]):
                out.append(Piece(row, at, at + length))
                at += length
        return out

    def _split_word(self, word: str) -> list[tuple[int, int]]:
        """(row, letters) of each piece of one word; the whole word unknown when one letter is."""
        plain = "".join(_plain(c) for c in word)
        if len(plain) != len(word) or len(word) > LONGEST:
            return [(self.rows[UNKNOWN], len(word))]
        found: list[tuple[int, int]] = []
        at = 0
        while at < len(plain):
            for end in range(len(plain), at, -1):
                piece = plain[at:end] if at == 0 else f"##{plain[at:end]}"
                if piece in self.rows:
                    found.append((self.rows[piece], end - at))
                    at = end
                    break
            else:
                return [(self.rows[UNKNOWN], len(word))]
        return found


def _plain(letter: str) -> str:
    """A letter in lower case without its accent."""
    parts = unicodedata.normalize("NFD", letter.lower())
    return "".join(p for p in parts if unicodedata.category(p) != "Mn")
