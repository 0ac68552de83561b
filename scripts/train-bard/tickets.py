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
HELD_OUT_CORES = 2
HELD_OUT_ENDINGS = (" Best wishes, Tom.", " Please reply today.")


def ticket(rng, category, held_out=False):
    """A ticket text; held_out takes cores and endings that training never shows."""
    cores = CORES[category][-HELD_OUT_CORES:] if held_out else CORES[category][:-HELD_OUT_CORES]
    endings = HELD_OUT_ENDINGS if held_out else ENDINGS
    return compose(rng.choice(OPENINGS), rng.choice(cores), rng.choice(endings))


def compose(opening, core, ending):
    """One ticket from its three parts."""
    text = opening + core
    return text[0].upper() + text[1:] + ("?" if core.startswith(("how", "where", "can")) else ".") + ending
