"""Attention over a continuous batch that reads the cache of keys and values by pages.

The implementation that transformers falls back to (``paged|sdpa``) copies what all sequences have cached next to each
other, found by a list of one Python number a token, and lets every new token look at all of it behind a mask: the cost
of a step grows with the square of the batch. Here a step has one short table of pages for each sequence, and

- ``paged|in-place``: PyTorch's own kernel reads the pages where they lie (CUDA, PyTorch 2.13);
- ``paged|gathered``: the pages are copied next to each other for PyTorch's kernel for sequences of different length
  (CUDA, PyTorch 2.10);
- ``paged|each``: plain attention for one sequence after another, which is the fastest on a CPU.

Which of them works on a device, and with what size of page, is tried on three small sequences before a model is served.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

import torch
from torch.nn.functional import scaled_dot_product_attention
from transformers import AttentionInterface


@dataclass(frozen=True)
class Tables:
    """Where the sequences of one step lie: their new tokens among the queries, and their pages in the cache."""

    ends_q: torch.Tensor  # [sequences + 1], int32: new tokens so far
    pages: torch.Tensor  # [sequences, most pages], int32, padded with 0
    known: torch.Tensor  # [sequences], int32: all their tokens, the new ones included
    lengths: list[tuple[int, int]]  # the same two for each sequence: new and known tokens

    @staticmethod
    def of(pages: list[list[int]], lengths: list[tuple[int, int]], device: torch.device) -> "Tables":
        widest = max(map(len, pages))
        padded = torch.tensor([row + [0] * (widest - len(row)) for row in pages], dtype=torch.int32)
        new, known = (torch.tensor(part, dtype=torch.int32) for part in zip(*lengths))
        ends = torch.cat([torch.zeros(1, dtype=torch.int32), new.cumsum(0, dtype=torch.int32)])
        return Tables(ends.to(device), padded.to(device), known.to(device), lengths)

    def longest(self) -> tuple[int, int]:
        return max(new for new, _ in self.lengths), max(known for _, known in self.lengths)


class PageTables:
    """Collects the tables of each step while transformers prepares it, in the place of its lists of every token."""

    def __init__(self, cache: Any) -> None:
        (self._allocator,) = cache.cache_allocators.values()  # models with full attention in all layers
        self._stride = self._allocator.block_physical_stride // self._allocator.tokens_per_page
        self._pages: list[list[int]] = []
        self._lengths: list[tuple[int, int]] = []
        self._tables: Tables | None = None
        cache.page_tables = self
        cache.extend_read_and_write_indices = self._add

    def _add(self, request_id: str, past: int, new: int, read_index: Any, write_index: list[list[int]]) -> None:
        if self._tables is not None:  # the first sequence of the next step
            self._pages, self._lengths, self._tables = [], [], None
        write_index[0].extend(self._allocator.get_write_indices(request_id, past, new))
        blocks = self._allocator.block_table[request_id]
        self._pages.append([block * self._stride for block in blocks])
        self._lengths.append((new, past + new))

    def of_step(self, device: torch.device) -> Tables:
        if self._tables is None:
            self._tables = Tables.of(self._pages, self._lengths, device)
        return self._tables


Cache = tuple[torch.Tensor, torch.Tensor]  # keys and values, each [pages, tokens of a page, heads, size]


def in_place(query: torch.Tensor, cache: Cache, tables: Tables, scaling: float | None) -> torch.Tensor:
    from torch.nn.attention.varlen import varlen_attn  # not in older versions

    return varlen_attn(
        query, *cache, tables.ends_q, None, *tables.longest(), scale=scaling, window_size=(-1, 0),
        enable_gqa=query.shape[1] != cache[0].shape[2], seqused_k=tables.known, block_table=tables.pages,
    )  # fmt: skip


def gathered(query: torch.Tensor, cache: Cache, tables: Tables, scaling: float | None) -> torch.Tensor:
    from torch.nn.attention.varlen import varlen_attn

    size = cache[0].shape[1]
    tokens = torch.arange(tables.pages.shape[1] * size, device=query.device)
    places = tables.pages[:, tokens // size].long() * size + tokens % size
    places = places[tokens < tables.known[:, None]]
    key, value = (pages.flatten(0, 1).index_select(0, places) for pages in cache)
    ends_k = torch.nn.functional.pad(tables.known.cumsum(0, dtype=torch.int32), (1, 0))
    return varlen_attn(
        query, key, value, tables.ends_q, ends_k, *tables.longest(), scale=scaling, window_size=(-1, 0),
        enable_gqa=query.shape[1] != key.shape[1],
    )  # fmt: skip


def each(query: torch.Tensor, cache: Cache, tables: Tables, scaling: float | None) -> torch.Tensor:
    size = cache[0].shape[1]
    begin, outputs = 0, []
    for row, (new, known) in zip(tables.pages.long(), tables.lengths):
        pages = row[: -(-known // size)]
        key, value = (one.index_select(0, pages).flatten(0, 1)[:known].transpose(0, 1)[None] for one in cache)
        outputs.append(plain(query[begin : begin + new].transpose(0, 1)[None], key, value, scaling))
        begin += new
    return torch.cat(outputs, dim=2)[0].transpose(0, 1)


def plain(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, scaling: float | None) -> torch.Tensor:
    """Causal attention of one sequence's last tokens: [1, heads, tokens, size]."""
    new, known = query.shape[2], key.shape[2]
    mask = None
    if 1 < new < known:  # some of the prompt was in the cache
        mask = torch.ones(new, known, dtype=torch.bool, device=query.device).tril(known - new)
    return scaled_dot_product_attention(
        query, key, value, attn_mask=mask, is_causal=new > 1 and mask is None, scale=scaling,
        enable_gqa=query.shape[1] != key.shape[1],
    )  # fmt: skip


Kernel = Callable[[torch.Tensor, Cache, Tables, float | None], torch.Tensor]  # from and to [tokens, heads, size]
KERNELS: dict[str, Kernel] = {"paged|in-place": in_place, "paged|gathered": gathered, "paged|each": each}


def registered(kernel: Kernel) -> Callable:
    """The kernel in the form that transformers calls: new keys and values go into the cache first."""

    def attend(module, query, key, value, attention_mask, scaling=None, **batch) -> tuple[torch.Tensor, None]:
        cache = batch["cache"]
        cache.update(
            key_states=key, value_states=value, layer_idx=module.layer_idx,
            read_index=batch["read_index"], write_index=batch["write_index"],
        )  # fmt: skip
        _, *pages = cache.get_cache_for_block_table(module.layer_idx)
        tables = cache.page_tables.of_step(query.device)
        return kernel(query[0].transpose(0, 1).contiguous(), tuple(pages), tables, scaling)[None], None

    return attend


for name, kernel in KERNELS.items():
    AttentionInterface.register(name, registered(kernel))


@dataclass(frozen=True)
class Choice:
    """An implementation by the name that transformers knows it by, and how many tokens a page must have for it."""

    name: str
    page: int


def choose(device: torch.device, dtype: torch.dtype, heads: int, key_heads: int, size: int) -> Choice:
    """The fastest that works for a model of this shape. Small pages share more of a common head."""
    if device.type == "cpu":
        return Choice("paged|each", 32)
    for name, page in product(("paged|in-place", "paged|gathered"), (32, 256)):
        if works(KERNELS[name], page, torch.zeros(1, heads, size, device=device, dtype=dtype), key_heads):
            return Choice(name, page)
    return Choice("paged|each", 32)


def works(kernel: Kernel, page: int, like: torch.Tensor, key_heads: int) -> bool:
    """Whether a kernel runs here and computes what plain attention does."""
    try:
        query, cache, tables = example(page, like, key_heads)
        expected = each(query, cache, tables, None)
        return torch.allclose(kernel(query, cache, tables, None), expected, atol=2e-2, rtol=2e-2)
    except Exception:  # whatever it is, another implementation remains
        return False


def example(page: int, like: torch.Tensor, key_heads: int) -> tuple[torch.Tensor, Cache, Tables]:
    """A token of an answer, a whole prompt and the rest of one, in pages out of order, two of them shared."""
    torch.manual_seed(1)
    _, heads, size = like.shape
    lengths = [(1, 2 * page + 3), (5, 5), (3, 2 * page)]
    tables = Tables.of([[4, 1, 0], [3], [4, 1]], lengths, like.device)
    query = torch.randn(9, heads, size).to(like)
    key, value = (torch.randn(6, page, key_heads, size).to(like) for _ in range(2))
    return query, (key, value), tables
