"""Requests and replies in the shape of OpenAI's chat completions, checked before anything is computed."""

import secrets
import time
from dataclasses import dataclass, replace
from typing import Any

from engine import Generated
from sampling import Sampling

# Fields that change answers and that this server does not know, with the values that change nothing.
UNSUPPORTED = {
    "stream": (False,), "logprobs": (False,), "top_logprobs": (0,), "tools": ([],), "functions": ([],), "top_k": (-1, 0),
    "min_p": (0,), "presence_penalty": (0,), "frequency_penalty": (0,), "repetition_penalty": (1,), "logit_bias": ({},),
    "use_beam_search": (False,),
}  # fmt: skip

Conversation = list[dict[str, Any]]


class Rejected(Exception):
    """A request that is refused, with what OpenAI's clients expect to be told."""

    def __init__(self, status: int, message: str, param: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.status, self.param, self.code = status, param, code

    def body(self) -> dict:
        kind = "invalid_request_error" if self.status < 500 else "server_error"
        return {"error": {"message": str(self), "type": kind, "param": self.param, "code": self.code}}


@dataclass(frozen=True)
class Ask:
    """A checked request. max_tokens is None where the answer may fill the context."""

    conversations: list[Conversation]
    n: int
    max_tokens: int | None
    how: Sampling
    template: dict[str, Any]

    def sampling(self, prompt_tokens: int, context: int, sample: int) -> Sampling:
        """How to draw one of the answers to a prompt of this length; each sample has a seed of its own."""
        room = context - prompt_tokens
        wanted = self.max_tokens if self.max_tokens is not None else room
        if room < 1 or wanted > room:
            raise Rejected(
                400,
                f"This model's maximum context length is {context} tokens. However, you requested"
                f" {prompt_tokens + max(wanted, 1)} tokens ({prompt_tokens} in the messages, {max(wanted, 1)} in the"
                " completion). Please reduce the length of the messages or completion.",
                "messages",
                "context_length_exceeded",
            )
        return replace(self.how, max_tokens=wanted, seed=self.how.seed + sample)


def parse(body: Any, model: str, batch: bool) -> Ask:
    """The request in a body of JSON, or Rejected."""
    if not isinstance(body, dict):
        raise Rejected(400, "The body must be a JSON object.")
    if (asked := body.get("model", model)) != model:
        raise Rejected(404, f"The model {asked!r} does not exist; this server has {model!r}.", "model", "model_not_found")
    for name, harmless in UNSUPPORTED.items():
        if body.get(name) is not None and body[name] not in harmless:
            raise Rejected(400, f"This server does not support {name} = {body[name]!r}.", name, "unsupported_parameter")
    n = number(body, "n", 1, 1, 1 if batch else 128, int)
    length = "max_completion_tokens" if body.get("max_completion_tokens") is not None else "max_tokens"
    seed = number(body, "seed", secrets.randbits(62), -(2**63), 2**63 - 1, int)
    return Ask(
        conversations=conversations(body.get("messages"), batch),
        n=n,
        max_tokens=number(body, length, None, 1, 2**31, int),
        how=Sampling(
            max_tokens=0,
            temperature=number(body, "temperature", 1.0, 0, 100, float),
            top_p=number(body, "top_p", 1.0, 0, 1, float),
            seed=seed,
            stop=stops(body.get("stop")),
            ignore_eos=bool(body.get("ignore_eos", False)),
        ),
        template=body.get("chat_template_kwargs") or {},
    )


def number(body: dict, name: str, default: Any, low: float, high: float, kind: type) -> Any:
    value = body.get(name)
    if value is None:
        return default
    fits = isinstance(value, int if kind is int else (int, float)) and not isinstance(value, bool)
    if not fits or not low <= value <= high:
        what = "an integer" if kind is int else "a number"
        raise Rejected(400, f"{name} must be {what} from {low} to {high}, but is {value!r}.", name, "invalid_value")
    return kind(value)


def stops(value: Any) -> tuple[str, ...]:
    listed = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
        raise Rejected(400, f"stop must be a string or a list of strings, but is {value!r}.", "stop", "invalid_value")
    return tuple(one for one in listed if one)


def conversations(messages: Any, batch: bool) -> list[Conversation]:
    if not isinstance(messages, list) or not messages:
        what = "conversations, each a list of messages" if batch else "messages"
        raise Rejected(400, f"messages must be a list of {what}.", "messages", "invalid_value")
    return [conversation(one) for one in (messages if batch else [messages])]


def conversation(messages: Any) -> Conversation:
    if not isinstance(messages, list) or not messages:
        raise Rejected(400, "A conversation must be a list of messages.", "messages", "invalid_value")
    return [message(one) for one in messages]


def message(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get("role"), str):
        raise Rejected(400, f"A message must have a role and a content, but is {value!r:.200}.", "messages", "invalid_value")
    content = value.get("content")
    if isinstance(content, list) and all(isinstance(part, dict) and part.get("type") == "text" for part in content):
        content = "".join(str(part.get("text", "")) for part in content)
    if not isinstance(content, str):
        raise Rejected(400, "The content of a message must be text.", "messages", "invalid_value")
    return {**value, "content": content}


def reply(model: str, version: str, prompt_tokens: int, answers: list[Generated]) -> dict:
    completion_tokens = sum(answer.tokens for answer in answers)
    return {
        "id": f"chatcmpl-{secrets.token_hex(12)}",
        "object": "chat.completion",
        "created": int(time.time()),
        "model": model,
        "system_fingerprint": version,
        "choices": [
            {
                "index": index,
                "message": {"role": "assistant", "content": answer.text},
                "logprobs": None,
                "finish_reason": answer.finish_reason,
            }
            for index, answer in enumerate(answers)
        ],
        "usage": {
            "prompt_tokens": prompt_tokens,
            "completion_tokens": completion_tokens,
            "total_tokens": prompt_tokens + completion_tokens,
        },
    }
