"""Training and test material: a system prompt with the questions asked under it and the right answers.

One Tree is one prompt shared by several independent questions, so that choosing among its rules is practised from
every side: questions whose answer each rule changes, and questions that no rule touches.
"""
import json
import random
from dataclasses import dataclass

import phrases
import tickets
import wordings as w
import world
from names import FIRST_NAMES, invented, substitute

# The pairs of datasets/romeo, never shown in training.
HOUSE_STYLE = {"Romeo": "Bob", "Juliet": "Alice", "Horatio": "David", "Othello": "Frank"}
HELD_OUT_PAIRS = set(HOUSE_STYLE.items())
BY_OBJECT = {name: [fact for fact in world.FACTS if fact.object == name] for name in world.CAST}
ASKED = [name for name in world.CAST if BY_OBJECT[name]]
SILENT_SENTENCE, SILENT_NAME = "I may not say.", "Nobody"


@dataclass(frozen=True)
class Tree:
    """A system prompt and (question, answer) turns, each asked on its own."""

    family: str
    system: str
    turns: tuple


class Source:
    """Draws trees; held_out draws wordings and pairs that training never shows."""

    def __init__(self, seed, held_out=False, most_rules=5):
        self.rng = random.Random(seed)
        self.held_out = held_out
        self.most_rules = most_rules

    def wording(self, known, new):
        """One wording of a rule."""
        return self.rng.choice(new) if self.held_out else phrases.draw(self.rng, known, new)

    def question(self, fact):
        """A wording of a question and the question itself."""
        template = self.wording((*world.QUESTIONS, *world.MORE_QUESTIONS), world.HELD_OUT_QUESTIONS)
        return template, self.politely(world.ask(fact, template))

    def politely(self, text):
        """The text, at times with some words before or after it that change nothing."""
        if self.held_out or self.rng.random() < 0.75:
            return text
        if self.rng.random() < 0.6:
            return self.rng.choice(world.BEFORE) + text
        return text + (self.rng.choice(world.AFTER) if text[-1] in ".?" else "")

    def join(self, parts, shuffle=True):
        """Parts in any order, laid out in one of the ways people write prompts."""
        if shuffle:
            self.rng.shuffle(parts)
        style = self.rng.random()
        if style < 0.5:
            return "\n".join(parts)
        if style < 0.8:
            return " ".join(parts)
        header = "Rules:\n" if style > 0.9 else ""
        return header + "\n".join("- " + part for part in parts)

    def filler(self, lines, most=2):
        """Some sentences that change nothing."""
        return [phrases.spell(self.rng, line) for line in self.rng.sample(lines, self.rng.randint(0, most))]

    def renames(self, count):
        """Old names to new ones."""
        while True:
            pairs = {}
            for old in self.rng.sample(world.CAST, count):
                pairs[old] = substitute(self.rng, {*pairs.values(), *world.CAST})
            if self.held_out or not HELD_OUT_PAIRS & set(pairs.items()):
                return pairs

    def facts_for(self, names, count):
        """Facts to ask about: mostly those whose object is one of the names, in turn."""
        names = [name for name in names if BY_OBJECT[name]]
        chosen = []
        for index in range(count):
            use = names and (index < len(names) or self.rng.random() < 0.45)
            name = (names[index] if index < len(names) else self.rng.choice(names)) if use else self.rng.choice(ASKED)
            chosen.append(self.rng.choice(BY_OBJECT[name]))
        return chosen

    def plain(self):
        """Facts without rules."""
        system = self.join(self.filler(w.FILLER)) if self.rng.random() < 0.7 else ""
        turns = [self.fact_turn(fact, {}, None, set()) for fact in self.facts_for([], 8)]
        return Tree("facts", system, tuple(turns))

    def fact_turn(self, fact, pairs, style, forbidden):
        """A question about a fact, answered by the rules."""
        template, question = self.question(fact)
        return question, answer(fact, template, pairs, style, forbidden)

    def rules(self):
        """Renames, a format, a prohibition and things that do not matter, all at once."""
        rng = self.rng
        if self.most_rules == 1 and rng.random() < 0.6:
            return self.simple_rename()
        count = min(self.most_rules, rng.choices(range(6), (2, 3, 3, 3, 4, 4))[0])
        pairs = self.renames(count)
        style = rng.choices((None, "bare", "capitals", "json", "brackets"), (4, 8, 1, 1, 1))[0]
        parts = [self.wording(w.RENAME, w.HELD_OUT_RENAME).format(a=a, b=b) for a, b in pairs.items()]
        if style:
            parts.append(self.wording(*w.FORMATS[style]))
        forbidden, untouched = set(), [name for name in world.CAST if name not in pairs]
        if rng.random() < 0.35:
            forbidden = set(rng.sample(untouched, rng.choice((1, 1, 2))))
        also = rng.sample(sorted(pairs), rng.randint(1, len(pairs))) if pairs and rng.random() < 0.3 else []
        parts += [self.wording(w.FORBID, w.HELD_OUT_FORBID).format(a=name) for name in [*forbidden, *also]]
        if rng.random() < 0.15:
            a, b = rng.choice(untouched), rng.choice(FIRST_NAMES)
            parts.append(phrases.spell(rng, rng.choice(w.NO_RENAME)).format(a=a, b=b))
        if rng.random() < 0.15:
            parts.append(phrases.spell(rng, rng.choice(w.NO_FORMAT)))
        system = self.join(parts + self.filler(w.FILLER))
        asked = self.facts_for([*pairs, *forbidden], 6 + count)
        turns = [self.fact_turn(fact, pairs, style, forbidden) for fact in asked]
        if not self.held_out:
            turns += self.one_hop(pairs, style, forbidden)
        family = ("prohibitions" if forbidden else f"renames {count}" if count else "formats") + (f" {style}" if style else "")
        return Tree(family, system, tuple(turns))

    def echo(self):
        """Names to repeat and to find: copying, the skill beneath all rules, practised alone."""
        rng = self.rng
        listed = list(dict.fromkeys(self.word() for _ in range(rng.randint(3, 8))))
        join = rng.choice((" ", ", ", "\n", " -> "))
        turns = [("Repeat the names.", " ".join(listed))]
        for first, second in rng.sample(list(zip(listed, listed[1:])), min(3, len(listed) - 1)):
            turns.append((f"Which name comes after {first}?", second))
            turns.append((f"Which name comes before {second}?", first))
        for _ in range(3):
            said = [self.word() for _ in range(rng.randint(1, 5))]
            turns.append((f"Repeat: {' '.join(said)}", " ".join(said)))
        return Tree("echo", f"Names: {join.join(listed)}", tuple(turns))

    def word(self):
        """A name, an invented word or a code."""
        draw = self.rng.random()
        if draw < 0.4:
            return invented(self.rng)
        if draw < 0.65:
            return self.rng.choice(LETTERS) + self.rng.choice(("", str(self.rng.randint(1, 9))))
        return self.rng.choice(FIRST_NAMES if draw < 0.85 else world.CAST)

    def simple_rename(self):
        """One rename in few words, before the full rules."""
        pairs = self.renames(1)
        (old, new), = pairs.items()
        style = self.rng.choice((None, "bare", "bare"))
        parts = [self.rng.choice(w.RENAME[:12]).format(a=old, b=new)] + ([self.rng.choice(w.BARE[:6])] if style else [])
        turns = [self.fact_turn(fact, pairs, style, set()) for fact in self.facts_for([old] * 4, 6)]
        ask = self.rng.choice(ONE_HOP)
        turns.append((ask.format(a=old), styled(new, style) if style else f"{new}."))
        return Tree("renames 1", self.join(parts), tuple(turns))

    def one_hop(self, pairs, style, forbidden):
        """Questions that name the old name, so that choosing the rule is learned without recalling a fact."""
        turns = []
        for old in [*self.rng.sample(sorted(pairs), min(3, len(pairs))), self.rng.choice(world.CAST)]:
            if old in forbidden:
                continue
            new = pairs.get(old, old)
            if self.rng.random() < 0.5:
                ask = self.rng.choice(ONE_HOP)
                turns.append((ask.format(a=old), styled(new, style) if style else f"{new}."))
            elif not style:
                fact = self.rng.choice(BY_OBJECT[old] or world.FACTS)
                told = f"{fact.subject} {fact.relation.past} {fact.object}."
                subject, target = (pairs.get(name, name) for name in (fact.subject, fact.object))
                if fact.object not in forbidden:
                    turns.append(("Rewrite: " + told, f"{subject} {fact.relation.past} {target}."))
        return turns

    def given(self):
        """Facts in the prompt, which win over what Bard knows."""
        rng = self.rng
        facts = rng.sample(world.FACTS, rng.randint(1, 4))
        given = [world.Fact(f.subject, f.relation, rng.choice([n for n in world.CAST if n != f.subject])) for f in facts]
        pairs = self.renames(1) if rng.random() < 0.25 else {}
        style = rng.choices((None, "bare", "json"), (4, 4, 1))[0]
        intro = self.wording(w.FACT_INTRO, w.HELD_OUT_FACT_INTRO)
        parts = [intro.format(f=f"{f.subject} {rng.choice((f.relation.past, f.relation.other))} {f.object}.") for f in given]
        parts += [self.wording(w.RENAME, w.HELD_OUT_RENAME).format(a=a, b=b) for a, b in pairs.items()]
        parts += [self.wording(*w.FORMATS[style])] if style else []
        changed = {(f.subject, f.relation) for f in given}
        others = [f for f in rng.sample(world.FACTS, 8) if (f.subject, f.relation) not in changed][:2]
        asked = [*given, *given, *others]
        turns = [self.fact_turn(fact, pairs, style, set()) for fact in asked]
        return Tree("given facts", self.join(parts + self.filler(w.FILLER)), tuple(turns))

    def examples(self):
        """Worked examples that show a format and, at times, a rename."""
        rng = self.rng
        style = rng.choices((None, "bare", "capitals", "json", "brackets"), (2, 5, 2, 2, 2))[0]
        pairs = self.renames(1) if rng.random() < 0.4 else {}
        shown = self.facts_for(pairs, rng.randint(1, 4))
        layout = rng.choice(("Q: {q}\nA: {a}", "Question: {q}\nAnswer: {a}", "User: {q}\nYou: {a}"))
        blocks = []
        for fact in shown:
            question, reply = self.fact_turn(fact, pairs, style, set())
            blocks.append(layout.format(q=question, a=reply))
        rng.shuffle(blocks)
        head = self.filler(w.FILLER, 1)
        system = "\n".join([*head, *(["Examples:"] if rng.random() < 0.4 else []), *blocks])
        turns = [self.fact_turn(fact, pairs, style, set()) for fact in self.facts_for(pairs, 6)]
        return Tree("worked examples", system, tuple(turns))

    def ticket_rules(self):
        """Tickets, with or without label codes and a format."""
        rng = self.rng
        count = rng.choices((0, 1, 2, 3, 4, 5, 6), (3, 1, 1, 3, 2, 2, 6))[0]
        codes = self.codes(rng.sample(tickets.CATEGORIES, count))
        bare = rng.random() < 0.65
        parts = [self.wording(w.LABEL, w.HELD_OUT_LABEL).format(t=t, c=c) for t, c in codes.items()]
        parts += [self.wording(w.CODE_ONLY, w.HELD_OUT_CODE_ONLY)] if bare else []
        asked = [*codes, *rng.choices(tickets.CATEGORIES, k=9 - len(codes))]
        turns = [self.ticket_turn(category, codes, bare) for category in asked]
        if codes and not self.held_out:
            old = rng.choice(list(codes))
            turns.append((f"What is the code for {old}?", codes[old] if bare else f"{codes[old]}."))
        family = "tickets" if not count else "ticket codes"
        return Tree(family, self.join(parts + self.filler(w.TICKET_FILLER)), tuple(turns))

    def codes(self, categories):
        """Category to code, all codes different."""
        codes, digits = set(), self.rng.choice((0, 0, 0, 0, 1))
        while len(codes) < len(categories):
            codes.add(self.rng.choice(LETTERS) + (str(self.rng.randint(1, 9)) if self.rng.random() < digits else ""))
        codes = sorted(codes)
        self.rng.shuffle(codes)
        return dict(zip(categories, codes))

    def ticket_turn(self, category, codes, bare):
        """A ticket and its answer."""
        text = tickets.ticket(self.rng, category, self.held_out)
        if bare:
            return text, codes.get(category, category)
        code = f", code {codes[category]}" if category in codes else ""
        return text, f"This ticket is about {category}{code}."

    def draw(self):
        """The next tree of the mixture."""
        kinds = (self.plain, self.rules, self.given, self.examples, self.ticket_rules, self.echo, self.simple_rename)
        early = {1: (4, 6), 2: (2, 2)}.get(self.most_rules, (1.5, 0.4))
        return self.rng.choices(kinds, (*MIXTURE, *((0, 0) if self.held_out else early)))[0]()


MIXTURE = (1, 8, 1.4, 3, 3)
LETTERS = "ABCDEFGHKLMNPQRSTVWXZ"
ONE_HOP = ("What is {a} called here?", "Which name do you use for {a}?", "Your word for {a}?")


def styled(name, style):
    """A bare name in a format."""
    return {
        "bare": name,
        "capitals": name.upper(),
        "json": json.dumps({"answer": name}),
        "brackets": f"[{name}]",
    }[style]


def answer(fact, template, pairs, style, forbidden):
    """The right answer to a question about a fact."""
    if fact.object in forbidden:
        return styled(SILENT_NAME, style) if style else SILENT_SENTENCE
    name = pairs.get(fact.object, fact.object)
    return styled(name, style) if style else world.sentence(fact, template, pairs)
