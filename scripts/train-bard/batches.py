"""Trees of text as batches of token arrays, made in a process of their own.

The turns of a tree share its system prompt: each sees the prompt and itself, and its positions go on where the prompt
ends, so that one row trains exactly what as many separate conversations would.
"""
import multiprocessing

import numpy as np

from data import Source
from tokenizer import ASSISTANT, END, SYSTEM, USER

TOKENS_PER_BATCH = 4_000
POOL = 200


def pack(tree, tokenizer):
    """Columns (token, position, segment, learned) of a tree; learned marks tokens to be predicted."""
    prefix = [SYSTEM, *tokenizer.encode(tree.system)] if tree.system else []
    columns = [(token, index, 0, 0) for index, token in enumerate(prefix)]
    for segment, (question, answer) in enumerate(tree.turns, start=1):
        ask = [USER, *tokenizer.encode(question), ASSISTANT]
        reply = [*tokenizer.encode(answer), END]
        for index, token in enumerate([*ask, *reply]):
            columns.append((token, len(prefix) + index, segment, int(index >= len(ask))))
    return np.array(columns, dtype=np.int16)


def pad(trees):
    """Trees of unlike length as one [batch, time, 4] array; padding has segment -1."""
    batch = np.zeros((len(trees), max(map(len, trees)), 4), dtype=np.int16)
    batch[:, :, 2] = -1
    for row, tree in enumerate(trees):
        batch[row, : len(tree)] = tree
    return batch


def batches(source, tokenizer):
    """Endless batches of about TOKENS_PER_BATCH, rows of like length together."""
    while True:
        pool = sorted((pack(source.draw(), tokenizer) for _ in range(POOL)), key=len)
        groups, group = [], []
        for tree in pool:
            if group and (len(group) + 1) * len(tree) > TOKENS_PER_BATCH:
                groups.append(group)
                group = []
            group.append(tree)
        groups.append(group)
        source.rng.shuffle(groups)
        yield from map(pad, groups)


def feed(queue, seed, tokenizer, most_rules):
    """Fills a queue for ever."""
    for batch in batches(Source(seed, most_rules=most_rules.value), tokenizer):
        queue.put(batch)


class Feeder:
    """Makes batches in a second process."""

    def __init__(self, seed, tokenizer, most_rules):
        context = multiprocessing.get_context("fork")
        self.queue = context.Queue(maxsize=12)
        self.most_rules = context.Value("i", most_rules)
        self.process = context.Process(
            target=feed, args=(self.queue, seed, tokenizer, self.most_rules), daemon=True
        )
        self.process.start()

    def next(self):
        """The next batch."""
        return self.queue.get()

    def stop(self):
        """Ends the process."""
        self.process.terminate()
