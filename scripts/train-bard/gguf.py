"""Writes a trained Bard as GGUF, the file format of llama.cpp, and reads it back to train it further: matrices as Q8_0,
norms as F32, embeddings tied."""
import argparse
import struct
from pathlib import Path

import numpy as np
import torch

from model import Shape
from tokenizer import END, SPECIALS, Tokenizer

ALIGNMENT = 32
BLOCK = 32
F32, Q8_0 = 0, 8
CHAT_TEMPLATE = (
    "{%- for message in messages -%}"
    "{%- if message['role'] == 'system' -%}{%- if message['content'] -%}{{- '<|system|>' + message['content'] -}}{%- endif -%}"
    "{%- elif message['role'] == 'user' -%}{{- '<|user|>' + message['content'] -}}"
    "{%- else -%}{{- '<|assistant|>' + message['content'] + '<|end|>' -}}{%- endif -%}"
    "{%- endfor -%}"
    "{%- if add_generation_prompt -%}{{- '<|assistant|>' -}}{%- endif -%}"
)


def text(value):
    """A GGUF string."""
    data = value.encode("utf-8")
    return struct.pack("<Q", len(data)) + data


class Kind:
    """Type numbers of metadata values."""

    UINT32, INT32, FLOAT32, BOOL, STRING, ARRAY = 4, 5, 6, 7, 8, 9


def entry(key, kind, value):
    """One metadata entry with a single value."""
    packed = {
        Kind.UINT32: lambda: struct.pack("<I", value),
        Kind.FLOAT32: lambda: struct.pack("<f", value),
        Kind.BOOL: lambda: struct.pack("<B", value),
        Kind.STRING: lambda: text(value),
    }[kind]()
    return text(key) + struct.pack("<I", kind) + packed


def entries(key, kind, values):
    """One metadata entry with an array."""
    items = b"".join(text(value) if kind == Kind.STRING else struct.pack("<i", value) for value in values)
    return text(key) + struct.pack("<IIQ", Kind.ARRAY, kind, len(values)) + items


def metadata(shape, tokenizer):
    """All metadata entries."""
    controls = len(SPECIALS)
    return [
        entry("general.architecture", Kind.STRING, "llama"),
        entry("general.name", Kind.STRING, "Bard"),
        entry("general.license", Kind.STRING, "apache-2.0"),
        entry("general.alignment", Kind.UINT32, ALIGNMENT),
        entry("general.file_type", Kind.UINT32, 7),
        entry("general.quantization_version", Kind.UINT32, 2),
        entry("llama.block_count", Kind.UINT32, shape.layers),
        entry("llama.context_length", Kind.UINT32, shape.context),
        entry("llama.embedding_length", Kind.UINT32, shape.width),
        entry("llama.feed_forward_length", Kind.UINT32, shape.feed_forward),
        entry("llama.attention.head_count", Kind.UINT32, shape.heads),
        entry("llama.attention.head_count_kv", Kind.UINT32, shape.heads),
        entry("llama.attention.layer_norm_rms_epsilon", Kind.FLOAT32, shape.epsilon),
        entry("llama.rope.dimension_count", Kind.UINT32, shape.width // shape.heads),
        entry("llama.rope.freq_base", Kind.FLOAT32, shape.rope_base),
        entry("llama.vocab_size", Kind.UINT32, shape.vocabulary),
        entry("tokenizer.ggml.model", Kind.STRING, "gpt2"),
        entry("tokenizer.ggml.pre", Kind.STRING, "gpt-2"),
        entries("tokenizer.ggml.tokens", Kind.STRING, tokenizer.tokens),
        entries("tokenizer.ggml.token_type", Kind.INT32, [3 if i < controls else 1 for i in range(len(tokenizer.tokens))]),
        entries("tokenizer.ggml.merges", Kind.STRING, [f"{a} {b}" for a, b in tokenizer.merges]),
        entry("tokenizer.ggml.eos_token_id", Kind.UINT32, END),
        entry("tokenizer.ggml.padding_token_id", Kind.UINT32, END),
        entry("tokenizer.ggml.add_bos_token", Kind.BOOL, False),
        entry("tokenizer.chat_template", Kind.STRING, CHAT_TEMPLATE),
    ]


def quantized(matrix):
    """Q8_0: blocks of 32 with one half-precision scale."""
    blocks = matrix.reshape(-1, BLOCK)
    scale = np.abs(blocks).max(axis=1, keepdims=True) / 127
    inverse = np.divide(1, scale, out=np.zeros_like(scale), where=scale > 0)
    scaled = blocks * inverse
    rounded = np.trunc(scaled + np.copysign(0.5, scaled)).astype(np.int8)
    return np.concatenate([scale.astype(np.float16).view(np.uint8), rounded.view(np.uint8)], axis=1).tobytes()


def tensors(state, layers):
    """(name, matrix or vector) in llama.cpp's names."""
    yield "token_embd.weight", state["embed.weight"]
    yield "output_norm.weight", state["norm.weight"]
    for layer in range(layers):
        source, target = f"blocks.{layer}.", f"blk.{layer}."
        q, k, v = state[source + "qkv.weight"].chunk(3)
        gate, up = state[source + "gate_up.weight"].chunk(2)
        yield target + "attn_norm.weight", state[source + "attn_norm.weight"]
        yield target + "attn_q.weight", q
        yield target + "attn_k.weight", k
        yield target + "attn_v.weight", v
        yield target + "attn_output.weight", state[source + "out.weight"]
        yield target + "ffn_norm.weight", state[source + "ffn_norm.weight"]
        yield target + "ffn_gate.weight", gate
        yield target + "ffn_up.weight", up
        yield target + "ffn_down.weight", state[source + "down.weight"]


def pad(data):
    """Data filled up to the alignment."""
    return data + b"\0" * (-len(data) % ALIGNMENT)


def write(path, state, tokenizer):
    """The whole file."""
    shape = Shape(vocabulary=len(tokenizer.tokens))
    infos, blobs, offset = [], [], 0
    for name, tensor in tensors(state, shape.layers):
        array = tensor.detach().cpu().float().contiguous().numpy()
        kind, data = (F32, array.tobytes()) if array.ndim == 1 else (Q8_0, quantized(array))
        dimensions = array.shape[::-1]
        infos.append(
            text(name) + struct.pack("<I", len(dimensions)) + struct.pack(f"<{len(dimensions)}Q", *dimensions)
            + struct.pack("<IQ", kind, offset)
        )
        blobs.append(pad(data))
        offset += len(blobs[-1])
    described = metadata(shape, tokenizer)
    header = struct.pack("<4sIQQ", b"GGUF", 3, len(infos), len(described)) + b"".join(described) + b"".join(infos)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pad(header) + b"".join(blobs))


class Reader:
    """The parts of a GGUF in the order in which write put them down; other files are refused."""

    SIZES = {Kind.UINT32: "<I", Kind.INT32: "<i", Kind.FLOAT32: "<f", Kind.BOOL: "<B"}

    def __init__(self, path):
        self.data, self.position = path.read_bytes(), 0
        if self.data[:4] != b"GGUF":
            raise SystemExit(f"{path} is no GGUF file.")
        _, _, self.tensors, self.entries = self.unpack("<4sIQQ")

    def unpack(self, form):
        """Values of a struct format."""
        values = struct.unpack_from(form, self.data, self.position)
        self.position += struct.calcsize(form)
        return values

    def text(self):
        """A string."""
        (size,) = self.unpack("<Q")
        self.position += size
        return self.data[self.position - size : self.position].decode("utf-8")

    def value(self, kind):
        """A metadata value."""
        if kind == Kind.STRING:
            return self.text()
        if kind == Kind.ARRAY:
            kind, count = self.unpack("<IQ")
            return [self.value(kind) for _ in range(count)]
        return self.unpack(self.SIZES[kind])[0]

    def info(self):
        """(name, shape, type, offset) of a tensor."""
        name, (rank,) = self.text(), self.unpack("<I")
        return name, self.unpack(f"<{rank}Q")[::-1], *self.unpack("<IQ")

    def array(self, shape, kind, start):
        """A tensor's values as floats."""
        size = int(np.prod(shape))
        if kind == F32:
            return np.frombuffer(self.data, np.float32, size, start).reshape(shape)
        layout = np.dtype([("scale", np.float16), ("values", np.int8, BLOCK)])
        blocks = np.frombuffer(self.data, layout, size // BLOCK, start)
        return (blocks["scale"].astype(np.float32)[:, None] * blocks["values"]).reshape(shape)


def read(path):
    """(weights by the model's own names, tokenizer) of a file that write made."""
    reader = Reader(path)
    described = {}
    for _ in range(reader.entries):
        key, (kind,) = reader.text(), reader.unpack("<I")
        described[key] = reader.value(kind)
    infos = [reader.info() for _ in range(reader.tensors)]
    start = reader.position + -reader.position % ALIGNMENT
    found = {name: torch.from_numpy(reader.array(shape, kind, start + at).copy()) for name, shape, kind, at in infos}
    return state_of(found, described["llama.block_count"]), Tokenizer(line.split(" ") for line in described["tokenizer.ggml.merges"])


def state_of(found, layers):
    """The inverse of tensors."""
    state = {"embed.weight": found["token_embd.weight"], "norm.weight": found["output_norm.weight"]}
    for layer in range(layers):
        source, target = f"blk.{layer}.", f"blocks.{layer}."
        state[target + "qkv.weight"] = torch.cat([found[f"{source}attn_{part}.weight"] for part in "qkv"])
        state[target + "gate_up.weight"] = torch.cat([found[f"{source}ffn_{part}.weight"] for part in ("gate", "up")])
        for ours, theirs in (("out", "attn_output"), ("down", "ffn_down"), ("attn_norm", "attn_norm"), ("ffn_norm", "ffn_norm")):
            state[f"{target}{ours}.weight"] = found[f"{source}{theirs}.weight"]
    return state


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", type=Path, default=Path(__file__).parent / "work", help="where training left its checkpoint")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    checkpoint = torch.load(options.work / "checkpoint.pt", map_location="cpu")
    write(options.out, checkpoint["model"], Tokenizer.load(options.work / "tokenizer.json"))
    print(f"{options.out}: {options.out.stat().st_size:,} bytes, trained on {checkpoint['tokens']:,} tokens")
