"""Writes the cases of datasets/romeo and datasets/tickets; the same files every time."""
import argparse
import json
import random
from pathlib import Path

import tickets
import world
from data import BY_OBJECT, HOUSE_STYLE

ROOT = Path(__file__).resolve().parents[2]
RENAMED_CASES, KEPT_CASES = 152, 100
TICKETS_PER_CATEGORY = 37
CODES = {"billing": "K", "delivery": "M", "account": "W", "technical": "X", "returns": "Z", "praise": "V"}


def questions(rng, facts, count):
    """Facts with a question each, no question twice, wordings and facts evenly used."""
    templates = [*world.QUESTIONS, *world.HELD_OUT_QUESTIONS]
    pairs = [(fact, template) for fact in facts for template in templates]
    rng.shuffle(pairs)
    used = {fact: 0 for fact in facts}
    chosen = []
    for limit in range(1, len(templates) + 1):
        for fact, template in pairs:
            if len(chosen) < count and used[fact] < limit and (fact, template) not in chosen:
                chosen.append((fact, template))
                used[fact] += 1
    return chosen


def romeo():
    """Questions about the plays; four characters go by other names in this house."""
    rng = random.Random(1595)
    cases = []
    for old, new in HOUSE_STYLE.items():
        for fact, template in questions(rng, BY_OBJECT[old], RENAMED_CASES // len(HOUSE_STYLE)):
            cases.append((world.ask(fact, template), new, ["renamed", fact.relation.base.split()[0]]))
    kept = [fact for fact in world.FACTS if fact.object not in HOUSE_STYLE]
    for fact, template in questions(rng, kept, KEPT_CASES):
        cases.append((world.ask(fact, template), fact.object, ["kept", fact.relation.base.split()[0]]))
    rng.shuffle(cases)
    return [{"inputs": {"question": q}, "expected": answer, "tags": tags[:1]} for q, answer, tags in cases]


def support():
    """Support tickets; each category has a code that only this house knows."""
    rng = random.Random(4711)
    cases = []
    for category, code in CODES.items():
        texts = [
            tickets.compose(opening, core, ending)
            for core in tickets.CORES[category]
            for opening in tickets.OPENINGS
            for ending in (*tickets.ENDINGS, *tickets.HELD_OUT_ENDINGS)
        ]
        cases += [(text, code, category) for text in spread(rng, texts, tickets.CORES[category])]
    rng.shuffle(cases)
    return [{"inputs": {"ticket": t}, "expected": code, "tags": [category]} for t, code, category in cases]


def spread(rng, texts, cores):
    """Some texts in which every core appears about equally often."""
    rng.shuffle(texts)
    by_core = {core: [text for text in texts if core.lower() in text.lower()] for core in cores}
    chosen, index = [], 0
    while len(chosen) < TICKETS_PER_CATEGORY:
        text = by_core[cores[index % len(cores)]].pop()
        if text not in chosen:
            chosen.append(text)
        index += 1
    return chosen


def write(name, cases):
    """One case a line."""
    path = ROOT / "datasets" / name / "cases.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(case, ensure_ascii=False) + "\n" for case in cases), encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(cases)} cases")


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    write("romeo", romeo())
    write("tickets", support())
