"""Support tickets: sentences built from parts, one set of parts per category, some parts held out of training."""

CATEGORIES = ("billing", "delivery", "account", "technical", "returns", "praise")
CORES = {
    "billing": (
        "I was charged twice", "the invoice is wrong", "my card was charged too much", "the price on my bill is too high",
        "I paid but the bill still shows a debt", "there is a fee that I do not understand", "the amount on the invoice is wrong",
        "you took money from my card twice", "my payment failed but I was charged", "I want a receipt for my payment",
        "the tax on my invoice is missing", "my bill has a charge that is not mine",
        "the discount is missing on my bill", "I need a copy of the invoice",
    ),
    "delivery": (
        "my parcel has not arrived", "the package is late", "the courier never came", "my order is still on its way",
        "the shipment was lost", "the parcel went to the wrong address", "the driver left my package in the rain",
        "tracking shows no progress", "I am still waiting for my parcel", "the delivery date passed a week ago",
        "the courier left the box with a neighbour", "half of my shipment is missing",
        "my package was sent to another town", "where is my parcel",
    ),
    "account": (
        "I forgot my password", "I cannot log in", "I want to change my email address", "please close my account",
        "my user name is wrong", "the login page rejects my password", "my profile shows an old name",
        "I never got the mail to reset my password", "someone else used my login", "I want to delete my profile",
        "my account is locked", "I cannot sign in with my new password",
        "please change the name on my account", "my login was blocked",
    ),
    "technical": (
        "the app crashes", "the screen stays black", "the device does not turn on", "the software shows an error",
        "the update failed", "the app freezes when I open it", "the battery dies after an hour",
        "the button does not react", "the sound stopped working", "the program is very slow",
        "the website shows an error message", "the camera does not work",
        "the app stops after the update", "the screen flickers",
    ),
    "returns": (
        "I want to send it back", "the shoes do not fit and I want to return them", "how do I return this item",
        "I want to exchange it for another size", "please take this product back", "I need a return label",
        "I changed my mind and want to return it", "the colour is wrong and I want to send it back",
        "can I swap it for a bigger one", "I would like to return my order",
        "where do I send the item that I want to return", "I want to give the jacket back",
        "I want to exchange the shirt", "how long can I return a product",
    ),
    "praise": (
        "thank you for the great help", "I love your shop", "your team was very kind", "everything was perfect",
        "great service", "I am very happy with it", "you did a wonderful job", "thanks for the quick answer",
        "the best shop I know", "I just want to say thank you", "your support was excellent",
        "I am delighted with my order", "your people are so friendly", "what a lovely shop",
    ),
}
OPENINGS = ("", "Hello, ", "Hi, ", "Dear team, ", "Good morning, ", "Hello there, ", "Hi all, ", "To whom it may concern, ")
ENDINGS = ("", " Please help.", " Thanks.", " What can I do?", " Kind regards, Ann.", " This is the second time I write.",
           " I hope to hear from you soon.", " Order 4711.")
THINGS = {
    "billing": "invoice bill charge payment card price fee receipt tax discount debt amount refund".split(),
    "delivery": "parcel package courier shipment delivery driver tracking box postman".split(),
    "account": ["password", "login", "account", "user name", "profile", "email address", "registration"],
    "technical": "app screen device software update button battery sound program website camera printer".split(),
}
TROUBLES = (
    "there is a problem with my {n}", "I have a question about the {n}", "the {n} is not right", "something is wrong with the {n}",
    "my {n} makes trouble", "the {n} again", "please look at my {n}", "what about the {n}", "I do not understand the {n}",
    "the {n} from yesterday is wrong", "I need help with my {n}", "it is about the {n}", "my {n} and the {m} are wrong",
    "first the {n} and now the {m}", "the {n} of my order", "my wife asks about the {n}", "nobody can explain the {n} to me",
)
GOODS = "shoes shirt jacket lamp chair item product order book dress phone hat coat table gift watch".split()
BACK = (
    "I want to return the {g}", "can I return the {g}", "I would like to send the {g} back", "I want to exchange the {g}",
    "please exchange the {g}", "the {g} has to go back", "how can I return a {g}", "can you take the {g} back",
    "I want to swap the {g} for another", "I am returning the {g}", "until when can I return the {g}", "I give the {g} back",
)
PRAISE = (
    "your {w} is {j}", "what a {j} {w}", "the {w} was {j}", "such a {j} {w}", "thank you for the {j} {w}", "thanks, {j} {w}",
    "I find your {w} {j}", "my friends say your {w} is {j}", "a {j} {w}, thank you", "everybody loves your {w}",
)
WORTHY = "shop team service help people support staff store advice work".split()
JOYS = "great wonderful lovely excellent perfect kind friendly fantastic good brilliant nice superb".split()
HELD_OUT_CORES = 2
HELD_OUT_ENDINGS = (" Best wishes, Tom.", " Please reply today.")


def ticket(rng, category, held_out=False):
    """A ticket text; held_out takes cores and endings that training never shows."""
    endings = HELD_OUT_ENDINGS if held_out else ENDINGS
    if held_out:
        core = rng.choice(CORES[category][-HELD_OUT_CORES:])
    elif rng.random() < 0.4:
        core = rng.choice(CORES[category][:-HELD_OUT_CORES])
    else:
        core = variant(rng, category)
    return compose(rng.choice(OPENINGS), core, rng.choice(endings))


def variant(rng, category):
    """A core made from words of the category, so that words count rather than sentences known by heart."""
    if category == "returns":
        return rng.choice(BACK).format(g=rng.choice(GOODS))
    if category == "praise":
        return rng.choice(PRAISE).format(w=rng.choice(WORTHY), j=rng.choice(JOYS))
    first, second = rng.sample(THINGS[category], 2)
    return rng.choice(TROUBLES).format(n=first, m=second)


def compose(opening, core, ending):
    """One ticket from its three parts."""
    text = opening + core
    return text[0].upper() + text[1:] + ("?" if core.startswith(("how", "where", "can")) else ".") + ending
