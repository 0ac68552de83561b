"""The server's counts in Prometheus' text format, under the names that vLLM gives them, so that clients know them."""

from engine import Counts

NAMES = [
    ("vllm:num_requests_running", "gauge", "Requests that are being computed.", "running"),
    ("vllm:num_requests_waiting", "gauge", "Requests that wait to be computed.", "waiting"),
    ("vllm:kv_cache_usage_perc", "gauge", "Share of the cache of keys and values in use; 1 is all of it.", "cache_usage"),
    ("vllm:num_preemptions_total", "counter", "Requests taken out of a batch because the cache was full.", "preemptions"),
    ("vllm:prompt_tokens_total", "counter", "Prompt tokens of finished requests.", "prompt_tokens"),
    ("vllm:generation_tokens_total", "counter", "Tokens generated.", "generated_tokens"),
    ("vllm:request_success_total", "counter", "Requests answered.", "finished"),
]


def prometheus(counts: Counts, model: str) -> str:
    label = model.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
    lines = []
    for name, kind, what, field in NAMES:
        lines += [f"# HELP {name} {what}", f"# TYPE {name} {kind}"]
        lines.append(f'{name}{{model_name="{label}"}} {float(getattr(counts, field)):.10g}')
    return "\n".join(lines) + "\n"
