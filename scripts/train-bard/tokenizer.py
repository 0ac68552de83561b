"""Byte-level BPE as GPT-2 does it, so that GGUF engines split text the same way ("gpt-2" pre-tokenizer)."""
import json
import re
from collections import Counter
from functools import lru_cache

SPECIALS = ("<|system|>", "<|user|>", "<|assistant|>", "<|end|>")
SYSTEM, USER, ASSISTANT, END = range(4)
WORDS = re.compile(r"'s|'t|'re|'ve|'m|'ll|'d| ?[^\W\d_]+| ?\d+| ?(?:[^\s\w]|_)+|\s+(?!\S)|\s+")


def byte_symbols():
    """GPT-2's printable stand-in for each byte."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    symbols = {byte: chr(byte) for byte in plain}
    for byte in range(256):
        if byte not in symbols:
            symbols[byte] = chr(256 + len(symbols) - len(plain))
    return symbols


BYTES = byte_symbols()


def to_symbols(word):
    """A piece of text as stand-in symbols, one per byte."""
    return tuple(BYTES[byte] for byte in word.encode("utf-8"))


def joins_capital(pair):
    """Whether a pair would join a space and a capital: names must be the same tokens wherever they stand."""
    return pair[0] == BYTES[ord(" ")] and pair[1][0].isupper()


def learn_merges(counts, size):
    """The merges, most frequent pair first, ties by spelling, until the vocabulary has the given size."""
    words = [[list(to_symbols(word)), count] for word, count in sorted(counts.items())]
    merges = []
    while len(merges) + 256 + len(SPECIALS) < size:
        pairs = Counter()
        for symbols, count in words:
            for pair in zip(symbols, symbols[1:]):
                pairs[pair] += 0 if joins_capital(pair) else count
        if not pairs or not max(pairs.values()):
            break
        best = max(pairs.items(), key=lambda item: (item[1], item[0]))[0]
        merges.append(best)
        for entry in words:
            entry[0] = merge(entry[0], best)
    return merges


def merge(symbols, pair):
    """The symbols with every occurrence of the pair joined."""
    if pair[0] not in symbols:
        return symbols
    joined, index = [], 0
    while index < len(symbols):
        if index + 1 < len(symbols) and (symbols[index], symbols[index + 1]) == pair:
            joined.append(symbols[index] + symbols[index + 1])
            index += 2
        else:
            joined.append(symbols[index])
            index += 1
    return joined


class Tokenizer:
    """Text to token ids and back."""

    def __init__(self, merges):
        self.merges = [tuple(pair) for pair in merges]
        self.tokens = [*SPECIALS, *(BYTES[byte] for byte in range(256)), *(a + b for a, b in self.merges)]
        self.ids = {token: index for index, token in enumerate(self.tokens)}
        self.ranks = {pair: rank for rank, pair in enumerate(self.merges)}
        self.bytes_of = {symbol: byte for byte, symbol in BYTES.items()}
        self.word = lru_cache(maxsize=200_000)(self._word)

    def _word(self, word):
        symbols = list(to_symbols(word))
        while len(symbols) > 1:
            pair = min(zip(symbols, symbols[1:]), key=lambda p: self.ranks.get(p, 1 << 30))
            if pair not in self.ranks:
                break
            symbols = merge(symbols, pair)
        return tuple(self.ids[symbol] for symbol in symbols)

    def encode(self, text):
        """Ids of plain text; markup in it is text too."""
        return [token for word in WORDS.findall(text) for token in self.word(word)]

    def decode(self, ids):
        """Text of ids, without special tokens."""
        symbols = "".join(self.tokens[i] for i in ids if i >= len(SPECIALS))
        return bytes(self.bytes_of[symbol] for symbol in symbols).decode("utf-8", errors="replace")

    def save(self, path):
        """Writes the merges as JSON."""
        path.write_text(json.dumps(self.merges, ensure_ascii=False), encoding="utf-8")

    @staticmethod
    def load(path):
        """The tokenizer that save wrote."""
        return Tokenizer(json.loads(path.read_text(encoding="utf-8")))
