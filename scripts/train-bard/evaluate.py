"""Asks a model held-out questions through the product's own engine and prints a table by family.

Bare, JSON, capital and bracket answers must be exact; a sentence must hold the right name and no wrong one, since the
form of a sentence is free.
"""
import argparse
import json
import math
import re
import subprocess
from collections import defaultdict
from pathlib import Path

import world
from data import Source

ROOT = Path(__file__).resolve().parents[2]
TARGETS = {
    "facts": 97, "rules": 90, "prohibitions": 90, "formats": 95, "worked examples": 80, "given facts": 85,
    "tickets": 85, "ticket codes": 85,
}
CONFIDENCE = 1.96
WORD = re.compile(r"[A-Za-z]+")


def questions(seed, count):
    """(family, system, question, answer) of held-out trees, some questions of each tree."""
    source = Source(seed, held_out=True)
    asked = []
    while len(asked) < count:
        tree = source.draw()
        picked = source.rng.sample(range(len(tree.turns)), min(3, len(tree.turns)))
        asked += [(tree.family, tree.system, *tree.turns[index]) for index in picked]
    return asked


def answers(model, asked, workers="scripts/refinery"):
    """What the model says, in order."""
    lines = "".join(json.dumps({"system": system, "user": user}) + "\n" for _, system, user, _ in asked)
    command = [str(ROOT / workers), "complete", "--model", model, "--max-tokens", "32"]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return [json.loads(line).get("text", "") for line in done.stdout.splitlines()]


def is_right(said, wanted):
    """Exact for short forms; a sentence needs every capitalised word of the right one and no other name."""
    if not wanted.endswith(".") or len(wanted.split()) < 3:
        return said.strip() == wanted
    if wanted.startswith(("I may", "This ticket")):
        return said.strip() == wanted
    fillers = {"It", "The", "Was"}
    names = set(WORD.findall(wanted)) - fillers
    right = {word for word in names if word[0].isupper()}
    others = {word for word in WORD.findall(said) if word[0].isupper()} - fillers
    return answer_name(wanted) in others and others <= right


def answer_name(sentence):
    """The name that a sentence gives as the answer: the form tells which one."""
    words = WORD.findall(sentence)
    if sentence.startswith("It was"):
        return words[2]
    if sentence.startswith("The answer"):
        return words[3]
    if " was the one " in sentence:
        return words[0]
    return words[-1]


def family_of(family):
    """The family's line in the table of targets."""
    if family.startswith("renames"):
        return "rules"
    return next((name for name in sorted(TARGETS, key=len, reverse=True) if family.startswith(name)), family)


def wilson(right, count):
    """95 % interval of a share, in percent."""
    share, square = right / count, CONFIDENCE**2
    middle = (share + square / (2 * count)) / (1 + square / count)
    reach = CONFIDENCE / (1 + square / count) * math.sqrt(share * (1 - share) / count + square / (4 * count**2))
    return 100 * (middle - reach), 100 * (middle + reach)


def table(rows, targets):
    """One line per group, with its share of right answers."""
    for name in sorted(rows):
        right, count = rows[name]
        low, high = wilson(right, count)
        target = f"  {targets[name]:3d} %" if name in targets else ""
        print(f"{name:<28}{count:6d}{100 * right / count:8.1f} %   {low:5.1f} to {high:5.1f}{target}")


def hand_written(model):
    """Scores of the hand-written prompts on all cases of both datasets."""
    print(f"\n{'hand-written prompt':<40}{'exact':>10}")
    for prompt in sorted(ROOT.glob("datasets/*/*.prompt")):
        command = [str(ROOT / "scripts/refinery"), "evaluate", str(prompt.parent), "--model", model, "--prompt", str(prompt), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        print(f"{str(prompt.relative_to(ROOT)):<40}{100 * json.loads(done.stdout)['score']:8.1f} %")


def main():
    """The whole table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", nargs="?", default="embedded:bard", help="embedded:bard or gguf:PATH")
    parser.add_argument("--questions", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--wrong", type=int, default=0, help="show so many wrong answers")
    options = parser.parse_args()
    asked = questions(options.seed, options.questions)
    groups, details, wrong = defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0]), []
    for (family, system, user, wanted), said in zip(asked, answers(options.model, asked)):
        right = is_right(said, wanted)
        for rows, name in ((groups, family_of(family)), (details, family)):
            rows[name][0] += right
            rows[name][1] += 1
        if not right:
            wrong.append((family, system, user, wanted, said))
    print(f"{'family (all held out)':<28}{'asked':>6}{'right':>10}   {'95 % interval':<15}  target")
    table(groups, TARGETS)
    print("\nin detail")
    table(details, {})
    for line in wrong[: options.wrong]:
        print(json.dumps(line, ensure_ascii=False))
    hand_written(options.model)


if __name__ == "__main__":
    main()
