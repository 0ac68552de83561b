"""Sends an exported prompt to the model exactly as it was measured.

    import dspy
    from dspy_adapter import load

    answer, adapter = load("NAME.dspy.json")
    with dspy.context(adapter=adapter):
        print(answer(question="...").answer)

DSPy's own adapters describe the fields in messages of their own, which is another prompt.
"""

import json
import re

import dspy

VARIABLE = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*\}\}", re.ASCII)


def fill(template, values):
    """Puts values into a template in one pass; a value is never read again."""
    return VARIABLE.sub(lambda found: values[found.group(1)], template)


def messages(saved, values):
    """The messages of a saved prompt; a system message of nothing but white space is not sent."""
    filled = [{"role": one["role"], "content": fill(one["content"], values)} for one in saved["messages"]]
    return [one for one in filled if one["role"] != "system" or one["content"].strip()]


class Exactly(dspy.Adapter):
    """Sends the messages of a saved prompt, and takes the reply as the answer."""

    def __init__(self, saved):
        super().__init__()
        self.saved = saved

    def format(self, signature, demos, inputs):
        return messages(self.saved, inputs)

    def parse(self, signature, completion):
        return {"answer": completion}


def load(path):
    """The saved predictor and the adapter to use it with."""
    with open(path, encoding="utf-8", newline="") as file:
        saved = json.load(file)
    inputs = [field["prefix"][:-1] for field in saved["signature"]["fields"][:-1]]
    predictor = dspy.Predict(", ".join(inputs) + " -> answer")
    predictor.load(path)
    predictor.config.update({name: value for name, value in saved["settings"].items() if name != "model"})
    return predictor, Exactly(saved)
