"""How the next token is chosen: each request of a batch has its own temperature, nucleus and seed.

A token is drawn as the largest of its score plus Gumbel noise (Gumbel-max trick; Maddison, Tarlow and Minka, "A*
sampling", 2014). The noise is a pure function of the request's seed, the position and the token, so that a seed means the
same whatever else is in the batch, and greedy requests (no noise) share a batch with sampled ones.
"""

from dataclasses import dataclass

import torch
from transformers import LogitsProcessorList
from transformers.generation.continuous_batching.cb_logits_processors import (
    ContinuousBatchingLogitsProcessor,
    ContinuousBatchingLogitsProcessorList,
)

ROWS = 64  # at a time, so that what is computed for a batch with a large vocabulary fits into memory


@dataclass(frozen=True)
class Sampling:
    """How to continue one prompt. Temperature 0 takes the likeliest token; without a seed the caller draws one."""

    max_tokens: int
    temperature: float = 1.0
    top_p: float = 1.0
    seed: int = 0
    stop: tuple[str, ...] = ()
    ignore_eos: bool = False

    def arguments(self) -> dict[str, float | int]:
        """What the processors below read from a request."""
        if self.temperature == 0:
            return {"temperature": 1.0, "top_p": 1.0, "seed": -1}
        return {"temperature": float(self.temperature), "top_p": float(self.top_p), "seed": self.seed & 0x7FFFFFFFFFFFFFFF}


def processors() -> ContinuousBatchingLogitsProcessorList:
    """The processors in their order: temperature, nucleus, noise."""
    chain = ContinuousBatchingLogitsProcessorList(LogitsProcessorList([Temperature(), Nucleus(), Noise()]))
    chain.tensors_required = len(chain.logits_processor)
    return chain


class OfEachRequest(ContinuousBatchingLogitsProcessor):
    """Hands one number of each request to the device; it travels as 32 bits whatever its type.

    Where no request of the batch needs the processor it is skipped, unless a CUDA graph is being recorded, which must
    hold for every batch.
    """

    argument = ""
    type: type = float
    neutral: float | int = 1.0
    ignored_kwargs: tuple[str, ...] = ()

    def __init__(self) -> None:
        self.needed = True
        self.supported_kwargs = {self.argument: self.type}

    def tensor(self, values: list) -> torch.Tensor:
        return torch.tensor(values, dtype=torch.float32).view(torch.int32)

    def value(self, state) -> float | int:
        return state.logit_processor_kwargs.get(self.argument, self.neutral)

    def fill_defaults(self, int32_tensor: torch.Tensor) -> None:
        int32_tensor.copy_(self.tensor([self.neutral]))

    def prepare_tensor_args(self, requests_with_new_token: list) -> torch.Tensor:
        values = [self.value(request.state) for request in requests_with_new_token]
        self.needed = any(value != self.neutral for value in values)
        return self.tensor(values)

    def __call__(self, scores: torch.Tensor, tensor_arg: torch.Tensor) -> torch.Tensor:
        if self.needed or (scores.is_cuda and torch.cuda.is_current_stream_capturing()):
            return self.process(scores, tensor_arg[: scores.size(0)].unsqueeze(-1))
        return scores

    def process(self, scores: torch.Tensor, argument: torch.Tensor) -> torch.Tensor:
        raise NotImplementedError


class Temperature(OfEachRequest):
    argument = "temperature"

    def process(self, scores: torch.Tensor, argument: torch.Tensor) -> torch.Tensor:
        return scores / argument.view(torch.float32)


class Nucleus(OfEachRequest):
    """Keeps the likeliest tokens that together have the probability top_p, and always the likeliest one."""

    argument = "top_p"

    def process(self, scores: torch.Tensor, argument: torch.Tensor) -> torch.Tensor:
        return torch.cat([
            self.keep(*rows) for rows in zip(scores.split(ROWS), argument.view(torch.float32).split(ROWS))
        ])  # fmt: skip

    @staticmethod
    def keep(scores: torch.Tensor, top_p: torch.Tensor) -> torch.Tensor:
        ordered, tokens = scores.sort(dim=-1, descending=True)
        probabilities = ordered.softmax(dim=-1)
        before = probabilities.cumsum(dim=-1) - probabilities
        dropped = (before >= top_p) & (top_p < 1)
        dropped[:, 0] = False
        return scores.masked_fill(dropped.scatter(-1, tokens, dropped), -torch.inf)


class Noise(OfEachRequest):
    argument = "seed"
    type = int
    neutral = 0

    def value(self, state) -> int:
        """The key of this request's noise at this position; 0, and only 0, means none."""
        seed = state.logit_processor_kwargs.get("seed", -1)
        return 0 if seed < 0 else mixed(mixed(seed) + mixed(seed >> 32) * 31 + state.position_offset) | 1

    def tensor(self, values: list) -> torch.Tensor:
        return torch.tensor(values, dtype=torch.int64).to(torch.int32)

    def process(self, scores: torch.Tensor, argument: torch.Tensor) -> torch.Tensor:
        noisy = [rows + self.gumbel(rows, keys) for rows, keys in zip(scores.split(ROWS), argument.split(ROWS))]
        return torch.where(argument == 0, scores, torch.cat(noisy))

    @staticmethod
    def gumbel(scores: torch.Tensor, keys: torch.Tensor) -> torch.Tensor:
        tokens = torch.arange(1, scores.size(1) + 1, dtype=torch.int32, device=scores.device)
        bits = scramble(scramble(tokens * -1640531527)[None] ^ keys)  # 2^32 divided by the golden ratio
        uniform = (((bits >> 9) & 0x7FFFFF).float() + 0.5) * 2.0**-23  # never 0 and never 1
        return -torch.log(-torch.log(uniform))


def scramble(bits: torch.Tensor) -> torch.Tensor:
    """The finalizer of MurmurHash3 (Appleby, public domain) on 32-bit integers, which wrap around."""
    bits = (bits ^ ((bits >> 16) & 0xFFFF)) * -2048144789
    bits = (bits ^ ((bits >> 13) & 0x7FFFF)) * -1028477387
    return bits ^ ((bits >> 16) & 0xFFFF)


def mixed(number: int) -> int:
    """The same of one Python integer's lowest 32 bits."""
    number &= 0xFFFFFFFF
    number = ((number ^ (number >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF
    number = ((number ^ (number >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF
    return number ^ (number >> 16)
