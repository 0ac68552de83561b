"""Reads exports with the Python programs that they are for, as far as those are installed.

python3 python.py FOLDER...: a folder has reference.json, and what could be exported of the same prompt.
"""

import importlib
import json
import pathlib
import re
import sys
import types

CANARIES = [
    "plain", "{{", "}}", "{", "}", "$1", "\\", "\\{{", "\\1 \\g<0>", "<b>&amp;</b>", "one\ntwo\n\nfour", "\U0001F469\u200D\U0001F680",
    "%s #{x}", "{% raw %}", "{# x #}", "{question}", "ends in blanks \t ", "ends\n", "\n begins", "- yes: no", "long " * 5000,
]
VARIABLE = re.compile(r"\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}", re.ASCII)


def wanted(reference, values):
    return [(m["role"], VARIABLE.sub(lambda found: values[found[1]], m["content"])) for m in reference["messages"]]


def langchain(file):
    load = importlib.import_module("langchain_core.load").loads(file.read_text("utf-8"))
    names = {"human": "user"}
    return lambda values: [(names.get(m.type, m.type), m.content) for m in load.format_messages(**values)]


def format_strings(file):
    """What langchain_core does at bottom."""
    saved = json.loads(file.read_text("utf-8"))["kwargs"]["messages"]
    roles = {"SystemMessagePromptTemplate": "system", "HumanMessagePromptTemplate": "user"}
    return lambda values: [
        (roles[m["id"][3]], m["kwargs"]["prompt"]["kwargs"]["template"].format(**values)) for m in saved]


def mlflow(file):
    version = importlib.import_module("mlflow.entities.model_registry.prompt_version").PromptVersion
    saved = json.loads(file.read_text("utf-8"))
    prompt = version(name=saved["name"], version=1, template=saved["template"])
    return lambda values: [(m["role"], m["content"]) for m in prompt.format(**values)]


def prompty(file):
    module = importlib.import_module("prompty")
    loaded = module.load(str(file))
    return lambda values: [(m["role"], m["content"]) for m in module.prepare(loaded, values)]


def jinja(file):
    """What prompty does at bottom: Jinja2, and messages that begin with the line of their role."""
    sandbox = importlib.import_module("jinja2.sandbox")
    body = file.read_text("utf-8").split("\n---\n", 1)[1]
    template = sandbox.ImmutableSandboxedEnvironment().from_string(body)

    def messages(values):
        found = []
        for line in template.render(**values).splitlines():
            if line in ("system:", "user:"):
                found.append((line[:-1], []))
            else:
                found[-1][1].append(line)
        return [(role, "\n".join(lines)) for role, lines in found]

    return messages


def dspy(file):
    """The adapter itself; where DSPy is missing, with an empty class in its place."""
    try:
        importlib.import_module("dspy")
    except ImportError:
        sys.modules["dspy"] = types.SimpleNamespace(Adapter=type("Adapter", (), {"__init__": lambda self: None}))
    sys.path.insert(0, str(file.parent))
    adapter = importlib.import_module("dspy_adapter")
    saved = json.loads(file.read_text("utf-8"))
    loaded = adapter.load(str(file))[1] if hasattr(sys.modules["dspy"], "Predict") else adapter.Exactly(saved)
    return lambda values: [(m["role"], m["content"]) for m in loaded.format(None, [], values)]


LOADERS = [
    ("winner.langchain.json", format_strings), ("winner.langchain.json", langchain), ("winner.mlflow.json", mlflow),
    ("winner.prompty", jinja), ("winner.prompty", prompty), ("winner.dspy.json", dspy),
]


def main(folders):
    compared = wrong = 0
    for folder in map(pathlib.Path, folders):
        reference = json.loads((folder / "reference.json").read_text("utf-8"))
        for name, loader in LOADERS:
            file = folder / name
            if not file.exists():
                print(f"{file}: refused, nothing to read")
                continue
            try:
                load = loader(file)
            except ImportError as missing:
                print(f"skipped {loader.__name__}: {missing.name} is not installed")
                continue
            for canary in CANARIES:
                values = {"question": canary}
                compared += 1
                if load(values) != wanted(reference, values):
                    wrong += 1
                    print(f"{loader.__name__} {file} with {canary[:40]!r}:\n  {load(values)}\n  {wanted(reference, values)}"[:2000])
    print(f"Python: {compared} renderings compared, {wrong} wrong")
    return 1 if wrong else 0


sys.exit(main(sys.argv[1:]))
