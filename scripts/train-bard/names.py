"""Names that rules may put in place of others: common first names and invented words."""

FIRST_NAMES = (
    "Bob Alice Carol David Emma Frank Grace Henry Irene Jack Kate Leo Mary Nina Oscar Paul Quinn Rita Sam Tina "
    "Victor Wendy Adam Bella Chris Diana Eric Fiona George Helen Ivan Jane Karl Laura Max Nora Otto Petra Ralph "
    "Sara Tom Ursula Vera Walter Anna Ben Clara Dora Ella Fred Gina Hugo Ida John Kevin Lisa Mark Nick Olga Peter "
    "Rosa Simon Theo Una Vince Willy Amy Bruno Cora Dan Eva Felix Gwen Hans Iris Jim Kim Lena Mike Nell Omar Pia "
    "Rob Sally Ted Tess Zoe Alan Beth Carl Dean Edith Floyd Gary Hilda Ira Joan Ken Lucy Milo Ned Opal Pete Ruth "
    "Steve Tony Will Xena Yves Zack Albert Bridget Colin Daisy Elmer Flora Gilbert Hazel Igor Judy Kurt Linda"
).split()
SYLLABLES = "ba be bo da de do fa fi ga go ka ke ki ko la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se so ta te ti to va ve vi vo za zo".split()


def invented(rng):
    """A word that nobody has seen before, such as Takiro."""
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3)))).capitalize()


def substitute(rng, taken):
    """A name to be used in place of another, different from all taken ones."""
    while True:
        name = invented(rng) if rng.random() < 0.2 else rng.choice(FIRST_NAMES)
        if name not in taken:
            return name
