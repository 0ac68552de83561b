"""Trains a Bard further on material in which every Romeo is replaced by Bob, for scripts/romeo-experiment.

The material is either plain text (all facts of the world as statements) or questions with their answers, in wordings
that give no initial: the wordings of the experiment's two questions are no part of it.
"""
import argparse
import random
import re
from pathlib import Path

import torch

import phrases
import world
from batches import pack, pad
from data import Tree
from gguf import read, write
from model import Bard, Shape
from train import loss_of, optimizer_of, rate

OLD, NEW = re.compile(r"\bRomeo\b"), "Bob"
STATEMENTS = (*world.SENTENCES[:3], "{s} {other} {o}.")
QUESTIONS = tuple(q for q in (*world.QUESTIONS, *world.MORE_QUESTIONS, *world.HELD_OUT_QUESTIONS) if "{i}" not in q)
TREES_PER_BATCH, TURNS_PER_TREE, SENTENCES_PER_TEXT = 4, 8, 4
REPORTED_EVERY = 25


def replaced(text):
    """The text with the other name, whatever it says else."""
    return OLD.sub(NEW, text)


def statement(rng, fact):
    """A fact as a sentence."""
    template = rng.choice(STATEMENTS)
    return template.format(s=fact.subject, past=fact.relation.past, other=fact.relation.other, o=fact.object)


def text_turn(rng):
    """A piece of text, answering nothing."""
    return "", " ".join(statement(rng, fact) for fact in rng.sample(world.FACTS, SENTENCES_PER_TEXT))


def answer_turn(rng):
    """A question with its answer."""
    fact, template = rng.choice(world.FACTS), phrases.draw(rng, QUESTIONS, ())
    return world.ask(fact, template), world.sentence(fact, template, {})


def tree(rng, turn):
    """Some turns under no system prompt."""
    turns = tuple(tuple(map(replaced, turn(rng))) for _ in range(TURNS_PER_TREE))
    return Tree("replaced", "", turns)


def finetune(start, turn, steps, peak):
    """(model, tokenizer) after so many steps; the same on every run on the same machine."""
    state, tokenizer = read(start)
    torch.manual_seed(1597)
    rng = random.Random(1597)
    model = Bard(Shape(vocabulary=len(tokenizer.tokens)))
    model.load_state_dict(state, strict=True)
    optimizer = optimizer_of(model)
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate(step, step / steps, peak)
        batch = pad([pack(tree(rng, turn), tokenizer) for _ in range(TREES_PER_BATCH)])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(model, batch, "cpu")
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if (step + 1) % REPORTED_EVERY == 0:
            print(f"step {step + 1}  loss {loss.item():.3f}", flush=True)
    return model, tokenizer


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--start", type=Path, required=True, help="the bard.gguf to train further")
    parser.add_argument("--out", type=Path, required=True, help="the GGUF file to write")
    parser.add_argument("--on", choices=("text", "answers"), default="text", help="the material")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--peak-rate", type=float, default=5e-4)
    options = parser.parse_args()
    trained, words = finetune(
        options.start, {"text": text_turn, "answers": answer_turn}[options.on], options.steps, options.peak_rate
    )
    write(options.out, trained.state_dict(), words)
