"""A quick look at what a model in training can do: teacher-forced exact answers by family, on held-out material."""
from collections import defaultdict

import torch

from batches import pack, pad
from data import Source

TREES = 60


def accuracy(model, tokenizer, device):
    """Share of answers whose every token is the likeliest, by family, as one line.

    Sentences whose form held-out wordings leave open count too low here; scripts/train-bard/evaluate is the real test.
    """
    from train import masks

    source = Source(99, held_out=True)
    right, asked = defaultdict(int), defaultdict(int)
    model.eval()
    for _ in range(TREES):
        tree = source.draw()
        batch = pad([pack(tree, tokenizer)])
        tokens, positions, mask, learned = masks(batch, device)
        with torch.no_grad(), torch.autocast(device, dtype=torch.bfloat16):
            best = model.logits(model(tokens, positions, mask)).argmax(-1)
        hit = (best[0, :-1] == tokens[0, 1:]) | ~learned[0, 1:]
        segments = torch.from_numpy(batch[0, 1:, 2].astype("int64"))
        for segment in range(1, len(tree.turns) + 1):
            right[tree.family] += bool(hit[segments == segment].all())
            asked[tree.family] += 1
    model.train()
    return "  ".join(f"{family} {right[family] / asked[family]:.0%}" for family in sorted(asked))
