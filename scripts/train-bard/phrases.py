"""Patterns such as "(Say|Write) {b} for {a}(.|!)", drawn one spelling at a time, so that wordings never run out."""
import re

RICH = 4
CHOICE = re.compile(r"\(([^()]*)\)")


def spell(rng, pattern):
    """One spelling of a pattern, its choices drawn evenly, inner ones first."""
    while "(" in pattern:
        pattern = CHOICE.sub(lambda found: rng.choice(found[1].split("|")), pattern)
    return pattern


def draw(rng, patterns, held_out):
    """One spelling of one of the patterns, rich ones more often, that holds none of the held-out texts."""
    barred = [skeleton(text) for text in held_out]
    weights = [1 + min(RICH, pattern.count("|")) for pattern in patterns]
    while True:
        text = spell(rng, rng.choices(patterns, weights)[0])
        if not any(bar in skeleton(text) for bar in barred):
            return text


def skeleton(text):
    """What two spellings of the same wording share."""
    return text.lower().rstrip(" .?!")
