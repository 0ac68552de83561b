"""Support tickets: sentences built from parts, one set of parts per category, some parts held out of training."""

import phrases

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
# More of everything, drawn in training one spelling at a time (phrases.py).
MORE_TROUBLES = (
    "(there is|I have|we have|I see) (a problem|trouble|an issue|something odd|a mistake) with (my|the|your|our) {n}",
    "(my|the|our) {n} (is wrong|is not right|makes trouble|is still not right|worries me|is a mess|has a fault|is not as it should be)",
    "(please|could you|can you|would you) (check|look at|see about|explain|look into) (my|the|our) {n}( and the {m}|)( again| soon|)",
    "(I|we) (do not understand|do not know about|have a question about|write about|am calling about|worry about) (my|the|our|your) {n}",
    "(what|how) about (my|the|your) {n}",
    "(nobody|no one|none of you) (looked at|answered about|cares about|can explain) (my|the) {n}",
)
BROKEN = (
    "(the|my|our) {n} (does not work|stopped working|is broken|makes strange noises|is black|is slow|crashes|freezes|flashes|goes dark|beeps|hangs|shakes|fails|dies|shows an error|shows nothing|gets hot|turns off|restarts)( again| all the time| every day| since the update|)",
)
MORE_BACK = (
    "(I|we) (want|would like|need|wish) to (return|send back|give back|exchange|swap) (the|my|this|a) {g}( for another| for a bigger one|)",
    "(can|may|could) I (return|send back|give back|exchange|swap) (the|my|this|a) {g}",
    "(how|where|when|until when) can I (return|send back|give back|exchange) (the|my|this|a) {g}",
    "(the|this|my) {g} (is too small|is too big|does not fit|has the wrong colour|is not what I wanted) and I want (to return it|to send it back|another one|to exchange it)",
)
MORE_PRAISE = (
    "(your|the|this) {w} (is|was|has been) (so |very |really |truly |)(great|wonderful|lovely|excellent|perfect|kind|friendly|fantastic|good|brilliant|nice|superb|helpful)",
    "(thank you|thanks|many thanks|a big thank you) for (the|your|this) (great|wonderful|lovely|excellent|kind|good|nice) {w}",
    "(I|we|my family|my friends) (love|like|enjoy|praise|recommend) (your|the|this) {w}",
    "(what|such) a (great|wonderful|lovely|excellent|kind|good|nice) {w}",
    "(I am|we are) (so |very |really |)(happy|pleased|glad|delighted) with (your|the|this) {w}",
)
MORE_OPENINGS = ("(Hello|Hi|Dear|Good day|Good evening|Greetings)( team| all| shop| support| everybody| friends|)(, |: )", "(Sirs|Excuse me|One thing|Again|A question)(, |: )")
MORE_ENDINGS = (
    " (Best regards|Kind regards|Yours|Cheers|Many thanks|Greetings|All the best|Regards|Thanks|Sincerely), (Ann|Tim|Sue|Ray|Jo|Mr Hill|Mrs Wood|Lou|Bert|Pat|Max|Nora|Lea).",
    " (Please|Kindly) (answer|write back|call me|react|get back to me|respond|look at it|hurry|write) (soon|today|tomorrow|quickly|this week|at once|by mail).",
    " (I am waiting.|It is urgent.|Take your time.|I wrote before.|I am a customer for years.|No hurry.|Is that so?|What now?|What next?)",
    " (My number is|Order|Ticket|Customer) (4712|815|99|1234|77).",
)
HELD_OUT_CORES = 2
HELD_OUT_ENDINGS = (" Best wishes, Tom.", " Please reply today.")


def ticket(rng, category, held_out=False):
    """A ticket text; held_out takes cores and endings that training never shows."""
    unseen = CORES[category][-HELD_OUT_CORES:]
    if held_out:
        return compose(rng.choice(OPENINGS), rng.choice(unseen), rng.choice(HELD_OUT_ENDINGS))
    core = rng.choice(CORES[category][:-HELD_OUT_CORES]) if rng.random() < 0.3 else variant(rng, category)
    while any(text in core for text in unseen):
        core = variant(rng, category)
    opening = phrases.draw(rng, MORE_OPENINGS, ()) if rng.random() < 0.5 else rng.choice(OPENINGS)
    ending = phrases.draw(rng, MORE_ENDINGS, HELD_OUT_ENDINGS) if rng.random() < 0.5 else rng.choice(ENDINGS)
    return compose(opening, core, ending)


def variant(rng, category):
    """A core made from words of the category, so that words count rather than sentences known by heart."""
    first, second = rng.sample(THINGS.get(category, GOODS), 2)
    patterns = {"returns": (*BACK, *MORE_BACK), "praise": (*PRAISE, *MORE_PRAISE)}.get(category, (*TROUBLES, *MORE_TROUBLES))
    if category == "technical" and rng.random() < 0.4:
        patterns = BROKEN
    text = phrases.draw(rng, patterns, ())
    return text.format(n=first, m=second, g=rng.choice(GOODS), w=rng.choice(WORTHY), j=rng.choice(JOYS))


def compose(opening, core, ending):
    """One ticket from its three parts."""
    text = opening + core
    return text[0].upper() + text[1:] + ("?" if core.startswith(("how", "where", "can")) else ".") + ending
