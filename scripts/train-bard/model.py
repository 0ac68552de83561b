"""A decoder in Llama's architecture: RMSNorm, rotary embedding on interleaved pairs, SwiGLU, tied embeddings."""
import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F


@dataclass(frozen=True)
class Shape:
    """The size of a model; context in tokens."""

    vocabulary: int
    layers: int = 6
    width: int = 256
    heads: int = 4
    feed_forward: int = 640
    context: int = 1024
    rope_base: float = 10000.0
    epsilon: float = 1e-5


class RMSNorm(nn.Module):
    """Scales a vector to unit root mean square."""

    def __init__(self, width, epsilon):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x):
        x = x.float()
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + self.epsilon) * self.weight


def rotate(x, cos, sin):
    """Rotary embedding of [batch, heads, time, size] on neighbouring pairs."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cos - odd * sin, even * sin + odd * cos), -1).flatten(-2)


class Block(nn.Module):
    """Attention and a gated feed-forward layer, each on a normalised residual stream."""

    def __init__(self, shape):
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.attn_norm = RMSNorm(width, shape.epsilon)
        self.ffn_norm = RMSNorm(width, shape.epsilon)
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.gate_up = nn.Linear(width, 2 * shape.feed_forward, bias=False)
        self.down = nn.Linear(shape.feed_forward, width, bias=False)

    def forward(self, x, cos, sin, mask):
        batch, time, width = x.shape
        q, k, v = self.qkv(self.attn_norm(x)).view(batch, time, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        scores = q.to(v.dtype) @ k.to(v.dtype).transpose(-1, -2) / math.sqrt(q.shape[-1])
        attended = F.softmax(scores.float() + mask, -1).to(v.dtype) @ v
        x = x + self.out(attended.transpose(1, 2).reshape(batch, time, width))
        gate, up = self.gate_up(self.ffn_norm(x)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up)


class Bard(nn.Module):
    """The whole model; forward gives the normalised hidden states, logits follow from the tied embedding."""

    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.embed = nn.Embedding(shape.vocabulary, shape.width)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = RMSNorm(shape.width, shape.epsilon)
        self.apply(lambda module: initialise(module, shape))
        half = shape.width // shape.heads // 2
        frequencies = shape.rope_base ** (-torch.arange(half) / half)
        angles = torch.outer(torch.arange(shape.context).float(), frequencies)
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)

    def forward(self, tokens, positions, mask):
        """tokens, positions: [batch, time]; mask: [batch, 1, time, time], 0 where a token may look, -inf elsewhere."""
        x = self.embed(tokens)
        cos, sin = self.cos[positions].unsqueeze(1), self.sin[positions].unsqueeze(1)
        for block in self.blocks:
            x = block(x, cos, sin, mask)
        return self.norm(x)

    def logits(self, hidden):
        """Scores of the next token."""
        return hidden @ self.embed.weight.t()


def initialise(module, shape):
    """Small random weights, smaller still where they add to the residual stream."""
    if isinstance(module, (nn.Linear, nn.Embedding)):
        nn.init.normal_(module.weight, std=0.02)
    if isinstance(module, Block):
        for layer in (module.out, module.down):
            nn.init.normal_(layer.weight, std=0.02 / math.sqrt(2 * shape.layers))
