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
# Drawn in training besides those above, one spelling at a time (phrases.py).
MORE_QUESTIONS = (
    "(Whom|Who) did {s} {base}( in the end| most of all| in the story| in secret|)?",
    "(In the story|In your view|As far as you know|According to the plays|In the book|On the stage)(,|) (whom|who) did {s} {base}?",
    "(Which|What) (person|one|figure|character|name) did {s} {base}?",
    "{s} ({past}|{other}) (someone|somebody|a person|one of the others|one character|another character). (Who was it|Who was that|Who is it|Who might it be|Who was this person|Whom)?",
    "(Who|Which one|Which character|What person) (was|is) (it|the one|the person|that person|the figure) (that |whom |){s} ({past}|{other})?",
    "Who (was|is) the (one|character|figure) (that|whom) {s} ({past}|{other})?",
    "(Name|Tell me|Write down|State|Identify|Give me|Show me) (the one|the person|the character|the name of the one|the name of the character) (that |whom |){s} ({past}|{other})(.|, please.)",
    "(Tell me|Please say|Explain|Let me know|I want to know|I would like to know|I wonder|I ask myself|Remind me|Say) (whom|who) {s} ({past}|{other}).",
    "(Do you know|Can you tell me|Could you say|Can you remember|Will you tell me) (whom|who) {s} ({past}|{other})?",
    "I (have forgotten|do not recall|never learned|always mix up|cannot remember|do not know) (whom|who) {s} ({past}|{other}). (Please help.|Do you know?|Help me.|Who was it?|Can you say?|Tell me.)",
    "(Tell me|Please tell me|Let me know|I want to know) who it (is|was) that {s} ({past}|{other}).",
    "{s} ({past}|{other}) (somebody|someone|a person|a character) whose name (starts|begins) with {i}. (The name was|The name is|His name was|Her name was|It was|This was|Who was it?|What was the name?|That was)",
    "(Finish|Complete) (the|this|my) sentence: {s} ({past}|{other})",
    "(Fill in the gap|Fill in): {s} ({past}|{other}) ___.",
    "(Somebody|Someone|A friend|My teacher) (told me|said|once said|wrote) that {s} ({past}|{other}) one of the others. (Who|Which one|Who was it)?",
    "It is (said|true|told|well known|clear) that {s} ({past}|{other}) (someone|somebody). (Name that person.|Who?|Which one?|Tell me who.|Who was it?)",
    "{s} ({past}|{other}) (who|which character|which person|what person|which one)?",
    "The (one|person|character|name of the person) (whom|that|) {s} ({past}|{other}) (is|was)(?|:|)",
    "(Was there|Is there) (someone|somebody|anybody) (whom|that) {s} ({past}|{other})? (Who?|Name the person.|Which one?)",
)
BEFORE = (
    "By the way: ", "Quick question: ", "Question: ", "Sorry, one question. ", "Hello. ", "Hi. ", "One more: ", "Good day. ",
    "Now: ", "Well. ", "Let me ask. ", "For my essay: ", "I am curious. ", "A riddle. ", "My next question: ", "Listen. ",
)
AFTER = (" Thanks.", " Thank you.", " It is for school.", " I need to know.", " Just curious.", " No hurry.", " Think well.")
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


def form_of(template):
    """The sentence that a wording of a question is answered with."""
    if template in QUESTIONS:
        return SENTENCES[len(template) % len(SENTENCES)]
    first = template.split()[0]
    if first in ("Whom", "Which", "What", "{s}"):
        return SENTENCES[0]
    return SENTENCES[{"Who": 1, "I": 2, "It": 2, "Somebody": 2}.get(first, 3)]


def sentence(fact, template, names):
    """The default answer: its form follows from the wording of the question; names maps old to new."""
    return form_of(template).format(
        s=names.get(fact.subject, fact.subject), past=fact.relation.past, o=names.get(fact.object, fact.object)
    )
