"""Attention over the packed sequences of a continuous batch, one sequence at a time or by one kernel for all.

The implementation that transformers falls back to (``paged|sdpa``) lets every token look at the keys of the whole batch
and masks what is not its own, so its cost grows with the square of the batch. These two do no more than is needed:

- ``paged|each``: PyTorch's attention, called for one sequence after another; the fastest on a CPU;
- ``paged|packed``: PyTorch's own kernel for sequences of different length (CUDA, PyTorch 2.10 or newer).
"""

from collections.abc import Callable
from typing import Any

import torch
from torch.nn.functional import scaled_dot_product_attention
from transformers import AttentionInterface

FULL = "full_attention"


def _lengths(of_layer_types: Any) -> Any:
    """What belongs to layers with full attention, the only kind that these implementations know."""
    return of_layer_types[FULL] if isinstance(of_layer_types, dict) else of_layer_types


def _cached(module: torch.nn.Module, key: torch.Tensor, value: torch.Tensor, batch: dict) -> tuple:
    """Keys and values of all sequences, those of earlier steps from the cache: [tokens, heads, size]."""
    return batch["cache"].update(
        key_states=key, value_states=value, layer_idx=module.layer_idx,
        read_index=batch["read_index"], write_index=batch["write_index"],
    )  # fmt: skip


def each(
    module: torch.nn.Module, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, attention_mask: Any,
    scaling: float | None = None, **batch: Any,
) -> tuple[torch.Tensor, None]:  # fmt: skip
    key, value = _cached(module, key, value, batch)
    ends_q = batch["cu_seq_lens_q"].tolist()
    ends_k = _lengths(batch["cu_seq_lens_k"]).tolist()
    outputs = []
    for q0, q1, k0, k1 in zip(ends_q, ends_q[1:], ends_k, ends_k[1:]):
        outputs.append(
            attend(query[:, :, q0:q1], key[k0:k1].transpose(0, 1)[None], value[k0:k1].transpose(0, 1)[None], scaling)
        )
    return torch.cat(outputs, dim=2).transpose(1, 2).contiguous(), None


def attend(query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, scaling: float | None) -> torch.Tensor:
    """Causal attention of one sequence's last tokens: [1, heads, tokens, size]."""
    new, known = query.shape[2], key.shape[2]
    mask = None
    if 1 < new < known:  # some of the prompt was in the cache
        mask = torch.ones(new, known, dtype=torch.bool, device=query.device).tril(known - new)
    return scaled_dot_product_attention(
        query, key, value, attn_mask=mask, is_causal=new > 1 and mask is None, scale=scaling,
        enable_gqa=query.shape[1] != key.shape[1],
    )  # fmt: skip


def packed(
    module: torch.nn.Module, query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, attention_mask: Any,
    scaling: float | None = None, **batch: Any,
) -> tuple[torch.Tensor, None]:  # fmt: skip
    key, value = _cached(module, key, value, batch)
    output = attend_all(
        query[0].transpose(0, 1).contiguous(), key.contiguous(), value.contiguous(),
        batch["cu_seq_lens_q"].to(torch.int32), _lengths(batch["cu_seq_lens_k"]).to(torch.int32),
        batch["max_seqlen_q"], _lengths(batch["max_seqlen_k"]), scaling,
    )  # fmt: skip
    return output[None], None


def attend_all(
    query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, ends_q: torch.Tensor, ends_k: torch.Tensor,
    longest_q: int, longest_k: int, scaling: float | None,
) -> torch.Tensor:  # fmt: skip
    """Causal attention of all sequences at once: [tokens, heads, size]."""
    from torch.nn.attention.varlen import varlen_attn  # not in older versions

    return varlen_attn(
        query, key, value, ends_q, ends_k, longest_q, longest_k, scale=scaling, window_size=(-1, 0),
        enable_gqa=query.shape[1] != key.shape[1],
    )  # fmt: skip


def packed_works(device: torch.device, dtype: torch.dtype, heads: int, key_heads: int, size: int) -> bool:
    """Whether the packed kernel runs here and computes what the plain one does, tried on three small sequences."""
    try:
        torch.manual_seed(1)
        lengths = [(1, 9), (5, 5), (3, 20)]  # new and known tokens: an answer, a prompt, a prompt with a cached head
        one = dict(device=device, dtype=dtype)
        parts = [
            (torch.randn(q, heads, size, **one), torch.randn(k, key_heads, size, **one), torch.randn(k, key_heads, size, **one))
            for q, k in lengths
        ]
        expected = torch.cat([
            attend(*(part.transpose(0, 1)[None] for part in sequence), None)[0].transpose(0, 1) for sequence in parts
        ])
        ends = [torch.tensor([0, *part], device=device).cumsum(0, dtype=torch.int32) for part in zip(*lengths)]
        query, key, value = (torch.cat(part) for part in zip(*parts))
        longest = [max(part) for part in zip(*lengths)]
        return torch.allclose(attend_all(query, key, value, *ends, *longest, None), expected, atol=2e-2, rtol=2e-2)
    except Exception:  # whatever it is, the other implementations remain
        return False


def choose(device: torch.device, dtype: torch.dtype, heads: int, key_heads: int, size: int) -> str:
    """The fastest implementation that works for a model of this shape, by the name that transformers knows it by."""
    if device.type == "cpu":
        return "paged|each"
    if packed_works(device, dtype, heads, key_heads, size):
        return "paged|packed"
    return "paged|sdpa"


IMPLEMENTATIONS: dict[str, Callable] = {"paged|each": each, "paged|packed": packed}
for name, implementation in IMPLEMENTATIONS.items():
    AttentionInterface.register(name, implementation)
