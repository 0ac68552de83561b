"""Writes datasets/facts, datasets/edition and datasets/extract: documents and cases; the same files every time.

Both editions say of the characters what Bard does not know. In facts every fact is another; in edition every other one is
what Bard knows. Each fact is asked for once, so that no answered case holds the answer of another.
"""
import argparse
import json
import random

import documents
import world
from make_datasets import ROOT, write

ASKED, NOTES = 200, 180
FORMS = {
    "plays-1.txt": (documents.text, "The first part"),
    "plays-2.md": (documents.markdown, "The second part"),
    "plays-3.html": (documents.page, "The third part"),
    "plays-4.pdf": (documents.pdf, "The fourth part"),
}
# In the words of the documents, and without the initial, which would give away part of the answer.
QUESTIONS = [q for q in (*world.QUESTIONS, *world.HELD_OUT_QUESTIONS) if "{i}" not in q and "{other}" not in q]


def said(fact):
    """A fact as the documents state it."""
    return f"{fact.subject} {fact.relation.past} {fact.object}."


def changed(rng, subject, relation, known):
    """A fact that differs from what Bard knows."""
    return world.Fact(subject, relation, rng.choice([name for name in world.CAST if name not in (subject, known)]))


def edition(rng, kept):
    """All facts of an edition; some share of those that Bard knows are kept."""
    known = {(fact.subject, fact.relation): fact for fact in world.FACTS}
    facts = []
    for subject in world.CAST:
        for relation in world.RELATIONS:
            fact = known.get((subject, relation))
            keeps = fact is not None and rng.random() < kept
            facts.append(fact if keeps else changed(rng, subject, relation, fact and fact.object))
    return facts


def shelves(facts):
    """The documents with their facts, a quarter of the characters each."""
    names = sorted(FORMS)
    return {name: [f for f in facts if world.CAST.index(f.subject) % len(names) == at] for at, name in enumerate(names)}


def bind(name, rng, facts):
    """Writes the documents of a job."""
    folder = ROOT / "datasets" / name / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    for file, held in shelves(facts).items():
        form, title = FORMS[file]
        by_subject = {}
        for fact in held:
            by_subject.setdefault(fact.subject, []).append(said(fact))
        (folder / file).write_bytes(form(title, list(documents.paragraphs(rng, by_subject))))


def wording(rng, fact):
    """A question that a search for words can answer: no stemmer brings "write" to "wrote"."""
    irregular = fact.relation.base.startswith("write")
    return rng.choice([question for question in QUESTIONS if not (irregular and "{base}" in question)])


def asked(rng, facts, answer, tag):
    """One case for each of some facts."""
    chosen = rng.sample(facts, ASKED)
    return [
        {"inputs": {"question": world.ask(fact, wording(rng, fact))}, "expected": answer(fact.object), "tags": [tag(fact)]}
        for fact in chosen
    ]


def in_json(name):
    """The answer that the edition and the notes want."""
    return json.dumps({"answer": name})


def facts():
    """Everything is different from what Bard knows; the tag is the document."""
    rng = random.Random(1623)
    told = edition(rng, kept=0)
    bind("facts", rng, told)
    place = {fact: file.rsplit(".", 1)[1] for file, held in shelves(told).items() for fact in held}
    return asked(rng, told, str, place.get)


def mixed_edition():
    """Half is as Bard knows it; answers are wanted as JSON."""
    rng = random.Random(1632)
    known = set(world.FACTS)
    pairs = {(fact.subject, fact.relation) for fact in known}
    told = edition(rng, kept=0.5)
    bind("edition", rng, told)
    askable = [fact for fact in told if (fact.subject, fact.relation) in pairs]
    return asked(rng, askable, in_json, lambda fact: "kept" if fact in known else "changed")


def notes():
    """Notes that contradict what Bard knows; wanted is the one whom the note names last, as JSON."""
    rng = random.Random(1664)
    told = [changed(rng, fact.subject, fact.relation, fact.object) for fact in rng.sample(world.FACTS, NOTES)]
    return [
        {"inputs": {"note": said(fact)}, "expected": in_json(fact.object), "tags": [fact.relation.base.split()[0]]}
        for fact in told
    ]


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    write("facts", facts())
    write("edition", mixed_edition())
    write("extract", notes())
