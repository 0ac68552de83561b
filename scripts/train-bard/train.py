"""Trains Bard: from the last checkpoint, else from a trained model that is named, else from scratch.

From scratch, a curriculum raises the number of renames in one prompt. The learning rate falls by a cosine over the planned
minutes of training, so that a run that was stopped goes on where it was.
"""
import argparse
import math
import os
import time
from collections import Counter
from pathlib import Path

import torch
from torch.nn import functional as F

from batches import Feeder
from data import Source
from gguf import read
from model import Bard, Shape
from probe import accuracy
from tokenizer import Tokenizer, learn_merges, WORDS
import names
import world

VOCABULARY = 2304
WARM_UP_STEPS = 200
CURRICULUM = ((0.18, 1), (0.28, 2), (0.36, 3), (0.4, 4), (1.0, 5))


def build_tokenizer(path):
    """The tokenizer in path, learned first if it is not there; names weigh more, so that each is one token."""
    if not path.exists():
        counts = Counter()
        source = Source(7)
        for _ in range(4000):
            tree = source.draw()
            counts.update(WORDS.findall(tree.system))
            for question, answer in tree.turns:
                counts.update(WORDS.findall(question))
                counts.update(WORDS.findall(answer))
        for name in [*world.CAST, *names.FIRST_NAMES]:
            counts[name] += 3000
            counts[" " + name] += 3000
        for name in world.CAST:
            counts[name.upper()] += 1500
        Tokenizer(learn_merges(counts, VOCABULARY)).save(path)
    return Tokenizer.load(path)


def masks(batch, device):
    """Tensors (tokens, positions, mask, learned) of a batch."""
    columns = torch.from_numpy(batch).to(device)
    tokens, positions, segments, learned = (columns[:, :, i].long() for i in range(4))
    time_steps = tokens.shape[1]
    causal = torch.ones(time_steps, time_steps, dtype=torch.bool, device=device).tril()
    same = (segments.unsqueeze(1) == segments.unsqueeze(2)) | (segments.unsqueeze(1) == 0)
    mask = torch.zeros(same.shape, device=device).masked_fill(~(same & causal), -1e9)
    return tokens, positions, mask.unsqueeze(1), learned.bool()


def loss_of(model, batch, device):
    """Mean cross-entropy of the answers' tokens."""
    tokens, positions, mask, learned = masks(batch, device)
    hidden = model(tokens, positions, mask)
    target = learned[:, 1:]
    logits = model.logits(hidden[:, :-1][target])
    return F.cross_entropy(logits.float(), tokens[:, 1:][target])


def rate(step, progress, peak):
    """Linear warm-up, then a cosine down to a twentieth."""
    warm = min(1.0, (step + 1) / WARM_UP_STEPS)
    return peak * warm * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1.0, progress))))


def most_rules(progress, trained):
    """How many renames a prompt may have at this point of the training; a trained model can do with all."""
    if trained:
        return CURRICULUM[-1][1]
    return next(rules for until, rules in CURRICULUM if progress <= until or until == 1.0)


def optimizer_of(model):
    """AdamW with weight decay on matrices only."""
    decayed = [p for p in model.parameters() if p.dim() > 1]
    plain = [p for p in model.parameters() if p.dim() == 1]
    groups = [{"params": decayed, "weight_decay": 0.05}, {"params": plain, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.98))


def save(path, state):
    """Replaces the checkpoint at once, so that a kill leaves the old or the new one."""
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").replace(path)


def beginning(work, start, device):
    """(model, optimizer, tokenizer, counts) to train from; counts are step, spent seconds, tokens and whether trained before."""
    state = {"step": 0, "spent": 0.0, "tokens": 0, "trained": start is not None}
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=device)
    elif start:
        state["model"], tokenizer = read(start)
        tokenizer.save(work / "tokenizer.json")
    tokenizer = build_tokenizer(work / "tokenizer.json")
    torch.manual_seed(1597)
    model = Bard(Shape(vocabulary=len(tokenizer.tokens))).to(device)
    optimizer = optimizer_of(model)
    if "model" in state:
        model.load_state_dict(state.pop("model"))
    if "optimizer" in state:
        optimizer.load_state_dict(state.pop("optimizer"))
    return model, optimizer, tokenizer, state


def train(work, start, minutes, peak, device):
    """Trains until the planned minutes, counted over all runs, are used up."""
    torch.set_num_threads(os.cpu_count())
    work.mkdir(parents=True, exist_ok=True)
    model, optimizer, tokenizer, counts = beginning(work, start, device)
    step, spent, tokens, trained = counts["step"], counts["spent"], counts["tokens"], counts["trained"]
    checkpoint = work / "checkpoint.pt"
    started, budget = time.monotonic() - spent, minutes * 60
    rules = most_rules(spent / budget, trained)
    feeder = Feeder(1000 + step, tokenizer, rules)
    print(f"{sum(p.numel() for p in model.parameters()):,} parameters, from step {step}, at most {rules} renames", flush=True)
    saved = probed = time.monotonic()
    while (spent := time.monotonic() - started) < budget:
        progress = spent / budget
        if most_rules(progress, trained) != rules:
            rules = most_rules(progress, trained)
            feeder.stop()
            feeder = Feeder(1000 + step, tokenizer, rules)
        for group in optimizer.param_groups:
            group["lr"] = rate(step, progress, peak)
        batch = feeder.next()
        with torch.autocast(device, dtype=torch.bfloat16):
            loss = loss_of(model, batch, device)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        step += 1
        tokens += int((batch[:, :, 2] >= 0).sum())
        if step % 100 == 0:
            print(f"{spent / 60:6.1f} min  step {step}  {tokens / 1e6:.2f}M tokens ({tokens / spent:,.0f}/s)  rules {rules}  loss {loss.item():.3f}", flush=True)
        if time.monotonic() - saved > 120:
            save(checkpoint, state_of(model, optimizer, step, spent, tokens, trained))
            saved = time.monotonic()
        if time.monotonic() - probed > 300:
            print(accuracy(model, tokenizer, device), flush=True)
            probed = time.monotonic()
    feeder.stop()
    save(checkpoint, state_of(model, optimizer, step, spent, tokens, trained))
    print(accuracy(model, tokenizer, device), flush=True)


def state_of(model, optimizer, step, spent, tokens, trained):
    """All that is needed to go on."""
    counts = {"step": step, "spent": spent, "tokens": tokens, "trained": trained}
    return {"model": model.state_dict(), "optimizer": optimizer.state_dict(), **counts}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work")
    parser.add_argument("--start", type=Path, help="a bard.gguf to train further where there is no checkpoint")
    parser.add_argument("--minutes", type=float, default=90, help="training time in all, over all runs")
    parser.add_argument("--peak-rate", type=float, default=1.2e-3)
    options = parser.parse_args()
    train(options.work, options.start, options.minutes, options.peak_rate, "cuda" if torch.cuda.is_available() else "cpu")
