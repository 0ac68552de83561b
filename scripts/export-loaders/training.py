"""Reads data for training with the libraries that it is for, as far as those are installed.

python3 training.py FOLDER...: a folder is called METHOD-LAYOUT and has what was exported so.
"""

import hashlib
import importlib
import json
import pathlib
import sys

COLUMNS = {
    "sft-trl": {"messages"},
    "sft-openai": {"messages"},
    "dpo-trl": {"prompt", "chosen", "rejected"},
    "dpo-openai": {"input", "preferred_output", "non_preferred_output"},
    "kto-trl": {"prompt", "completion", "label"},
}


def library(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        print("skipped: there is no", name)
        return None


def conversation(messages, roles):
    return [m["role"] for m in messages] in roles and all(isinstance(m["content"], str) and m["content"] for m in messages)


def well_formed(row):
    asked, said = [["user"], ["system", "user"]], [["assistant"]]
    parts = {
        "messages": lambda it: conversation(it, [roles + ["assistant"] for roles in asked]),
        "prompt": lambda it: conversation(it, asked),
        "input": lambda it: conversation(it["messages"], asked),
        "label": lambda it: isinstance(it, bool),
    }
    return all(parts.get(name, lambda it: conversation(it, said))(value) for name, value in row.items())


def check(folder, datasets, trl):
    file = folder / "train.jsonl"
    rows = [json.loads(line) for line in file.read_bytes().decode("utf-8").split("\n") if line]
    card = json.loads((folder / "card.json").read_text("utf-8"))
    [listed] = [one for one in card["files"] if one["name"] == file.name]
    assert rows and listed["rows"] == len(rows), "the card counts other rows"
    assert listed["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest(), "the card has another hash"
    for row in rows:
        assert set(row) == COLUMNS[folder.name] and well_formed(row), row
    if datasets:
        loaded = datasets.load_dataset(str(folder), split="train")
        assert [loaded[i] for i in range(len(loaded))] == rows, "datasets reads other rows"
    if trl and folder.name.endswith("-trl"):
        assert all(trl.is_conversational(row) for row in rows), "trl sees no conversations"


if __name__ == "__main__":
    datasets, trl = library("datasets"), library("trl.data_utils")
    for name in sys.argv[1:]:
        check(pathlib.Path(name), datasets, trl)
        print("read:", pathlib.Path(name).name)
