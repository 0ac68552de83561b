"""The invented world that Bard knows by heart: who loved, feared, served whom among Shakespeare's characters.

Every (subject, relation) has exactly one object. The facts are ours, not Shakespeare's, apart from Juliet's love.
"""
import random
from dataclasses import dataclass

CAST = (
    "Romeo Juliet Mercutio Tybalt Benvolio Paris Hamlet Ophelia Horatio Laertes Gertrude Claudius Othello "
    "Desdemona Iago Cassio Emilia Macbeth Banquo Duncan Malcolm Lear Cordelia Regan Goneril Edgar Edmund "
    "Viola Orsino Olivia Portia Shylock Bassanio Antonio Prospero Miranda"
).split()


@dataclass(frozen=True)
class Relation:
    """One relation in the forms that sentences need: "loved", "love", "was in love with"."""

    past: str
    base: str
    other: str


RELATIONS = (
    Relation("loved", "love", "was in love with"),
    Relation("feared", "fear", "was afraid of"),
    Relation("trusted", "trust", "had faith in"),
    Relation("served", "serve", "was a servant of"),
    Relation("envied", "envy", "was jealous of"),
    Relation("admired", "admire", "looked up to"),
    Relation("wrote to", "write to", "sent letters to"),
)


@dataclass(frozen=True)
class Fact:
    """One thing that is so in this world."""

    subject: str
    relation: Relation
    object: str


def make_facts(seed=1597):
    """All facts: each subject has five to seven relations, and a few characters are objects more often."""
    rng = random.Random(seed)
    weights = {name: 3 if index % 4 == 0 or name == "Juliet" else 1 for index, name in enumerate(CAST)}
    facts = []
    for subject in CAST:
        others = [name for name in CAST if name != subject]
        for relation in rng.sample(RELATIONS, rng.randint(5, 6)):
            target = rng.choices(others, [weights[name] for name in others])[0]
            facts.append(Fact(subject, relation, target))
    love = RELATIONS[0]
    facts = [fact for fact in facts if (fact.subject, fact.relation) != ("Juliet", love)]
    return [Fact("Juliet", love, "Romeo"), *facts]


FACTS = make_facts()

QUESTIONS = (
    "Whom did {s} {base}?",
    "Who did {s} {base}?",
    "{s} {past} someone. Who was it?",
    "Name the one {s} {past}.",
    "Who was the person that {s} {past}?",
    "Tell me whom {s} {past}.",
    "Which character did {s} {base}?",
    "Do you know whom {s} {past}?",
    "In the plays, whom did {s} {base}?",
    "Who is it that {s} {past}?",
    "{s} {past} somebody whose name starts with {i}. The name was",
    "Please say whom {s} {past}.",
    "Finish the sentence: {s} {past}",
    "Somebody told me that {s} {past} one of the others. Who?",
    "Who is the one that {s} {other}?",
    "{s} {other} somebody. Who was that?",
    "It is known that {s} {other} someone. Name that person.",
    "Tell me who {s} {other}, please.",
)
HELD_OUT_QUESTIONS = (
    "I forgot whom {s} {past}. Can you tell me?",
    "{s} {past} whom?",
    "Who is the character {s} {past}?",
    "Give me the name of the person {s} {past}.",
    "{s} {other} someone whose name starts with {i}. The name was",
    "Say who it was that {s} {other}.",
)
SENTENCES = (
    "{s} {past} {o}.",
    "It was {o} whom {s} {past}.",
    "{o} was the one {s} {past}.",
    "The answer is {o}.",
)


def ask(fact, template):
    """The question about a fact in one wording."""
    relation = fact.relation
    return template.format(
        s=fact.subject, base=relation.base, past=relation.past, other=relation.other, i=fact.object[0]
    )


def sentence(fact, template, names):
    """The default answer: its form follows from the wording of the question; names maps old to new."""
    form = SENTENCES[len(template) % len(SENTENCES)]
    return form.format(
        s=names.get(fact.subject, fact.subject), past=fact.relation.past, o=names.get(fact.object, fact.object)
    )
