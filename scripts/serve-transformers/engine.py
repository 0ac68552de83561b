"""The model and the one thread that runs it: continuous batching of transformers, asked from an event loop."""

import asyncio
import gc
from dataclasses import dataclass, field
from itertools import count

import torch
import transformers
from transformers import AutoModelForCausalLM, AutoTokenizer, ContinuousBatchingConfig, GenerationConfig

import attention
import sampling
from attention import Choice, PageTables
from sampling import Sampling

CHECK_STOP = 4  # tokens between two looks for a stop string


class EngineFailure(Exception):
    """The model cannot be loaded, or the engine has died; the message says why."""


@dataclass(frozen=True)
class EngineSettings:
    """What of the machine the engine may use."""

    max_running: int = 256  # sequences that are computed at the same time
    max_batch_tokens: int = 4096  # tokens of one step, those of prompts included
    max_model_len: int | None = None  # tokens of prompt and answer together
    memory: float = 0.85  # share of the GPU's free memory for the cache of keys and values
    cpu_cache_tokens: int = 65536  # the size of that cache on a CPU
    dtype: str = "auto"
    attention: str | None = None


@dataclass(frozen=True)
class Generated:
    """One answer: its tokens, and whether it ended by itself ("stop") or ran out of tokens ("length")."""

    text: str
    tokens: int
    finish_reason: str


@dataclass
class Counts:
    """What happened since the start, and what is happening now."""

    running: int = 0
    waiting: int = 0
    preemptions: int = 0
    prompt_tokens: int = 0
    generated_tokens: int = 0
    finished: int = 0
    cache_usage: float = 0.0


@dataclass
class Pending:
    """A request on its way."""

    result: asyncio.Future
    sampling: Sampling
    checked: int = field(default=0)


class Engine:
    """Continues prompts. All methods but the constructor belong to the event loop's thread."""

    def __init__(self, path: str, settings: EngineSettings) -> None:
        self.settings = settings
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.tokenizer = load(AutoTokenizer, path)
        self.model = load(AutoModelForCausalLM, path, dtype=settings.dtype).to(self.device).eval()
        self._attention = self._fitting_attention()
        self.model.set_attn_implementation(self._attention.name)
        self._end_tokens = end_tokens(self.model, self.tokenizer)
        self._manager = self._batching()
        self._batches = self._manager.batch_processor
        self._count_preemptions()
        self.max_model_len = self._longest()
        self._ids = count()
        self._done = Counts()
        self._reported_tokens = 0
        gc.freeze()  # the model's objects need not be looked at again and again

    @property
    def version(self) -> str:
        """All that may change an answer."""
        return (
            f"transformers {transformers.__version__}, torch {torch.__version__}, {self.device.type}"
            f" {str(self.model.dtype).removeprefix('torch.')} {self._attention.name.removeprefix('paged|')}"
        )

    def start(self) -> None:
        self._manager.start()

    def stop(self) -> None:
        """Ends the thread; what is still being computed is dropped."""
        self._manager.stop(block=True, timeout=30, hard_stop=True)

    def failure(self) -> str | None:
        """Why the engine has died, or nothing while it runs."""
        status = self._manager.background_thread_status
        if status.fatal_error is not None:
            return f"{type(status.fatal_error).__name__}: {status.fatal_error}"
        return None if self._manager.is_running() else "it was stopped"

    async def generate(self, prompt: list[int], how: Sampling) -> Generated:
        """The answer to a prompt. Cancelling the caller's task takes the request out of the batch."""
        if (failure := self.failure()) is not None:
            raise EngineFailure(f"The engine has died: {failure}")
        id = f"r{next(self._ids)}"
        pending = Pending(asyncio.get_running_loop().create_future(), how)
        self._manager.register_result_handler(id, lambda output: self._receive(pending, output))
        self._manager.add_request(
            prompt, id, how.max_tokens, streaming=bool(how.stop),
            eos_token_id=-1 if how.ignore_eos else self._end_tokens, **how.arguments(),
        )  # fmt: skip
        try:
            answer, over = await pending.result
        except asyncio.CancelledError:
            self._forget(id)
            raise
        if not over:
            self._forget(id)
        self._done.prompt_tokens += len(prompt)
        self._done.generated_tokens += answer.tokens
        self._done.finished += 1
        return answer

    def counts(self) -> Counts:
        scheduler = self._batches.scheduler
        active = list(scheduler.active_requests.values())
        # What running requests have so far belongs to the count, which must never fall, even if one is cancelled.
        tokens = self._done.generated_tokens + sum(state.generated_len() for state in active)
        self._reported_tokens = max(self._reported_tokens, tokens)
        return Counts(
            running=len(active),
            waiting=len(scheduler.waiting_requests) + self._manager.input_queue.qsize(),
            preemptions=self._done.preemptions,
            prompt_tokens=self._done.prompt_tokens,
            generated_tokens=self._reported_tokens,
            finished=self._done.finished,
            cache_usage=1 - self._batches.cache.compute_free_capacity(),
        )

    def _receive(self, pending: Pending, output) -> None:
        if pending.result.done():
            return
        if output.error is not None:
            pending.result.set_exception(EngineFailure(f"The engine failed: {output.error}"))
            return
        over, tokens = output.is_finished(), output.generated_tokens
        if not over and len(tokens) < pending.checked + CHECK_STOP:
            return
        new, pending.checked = len(tokens) - pending.checked, len(tokens)
        if (stopped := self._stopped(tokens, new, pending.sampling.stop)) is not None:
            pending.result.set_result((stopped, over))
        elif over:
            pending.result.set_result((self._whole(tokens, pending.sampling), over))

    def _stopped(self, tokens: list[int], new: int, stop: tuple[str, ...]) -> Generated | None:
        """The answer up to the first stop string, if one of them has come up among the newest tokens."""
        if not stop:
            return None
        tail = tokens[-(new + max(len(one.encode()) for one in stop) + 4) :]  # a token is a byte at least
        if first_of(stop, self._text(tail)) is None:
            return None
        low, high = 1, len(tokens)  # the fewest tokens that contain it
        while low < high:
            middle = (low + high) // 2
            if first_of(stop, self._text(tokens[:middle])) is None:
                low = middle + 1
            else:
                high = middle
        text = self._text(tokens[:high])
        return Generated(text[: first_of(stop, text)], high, "stop")

    def _whole(self, tokens: list[int], how: Sampling) -> Generated:
        ended = bool(tokens) and tokens[-1] in self._end_tokens and not how.ignore_eos
        return Generated(self._text(tokens), len(tokens), "stop" if ended else "length")

    def _text(self, tokens: list[int]) -> str:
        return self.tokenizer.decode(tokens, skip_special_tokens=True)

    def _forget(self, id: str) -> None:
        self._manager.cancel_request(id)
        router = self._manager.output_router
        with router._lock:
            router.result_handlers.pop(id, None)

    def _fitting_attention(self) -> Choice:
        config = self.model.config.get_text_config()
        if self.settings.attention is not None:  # the kernels of flash attention want large pages
            return Choice(self.settings.attention, 256 if "flash" in self.settings.attention else 32)
        if set(getattr(config, "layer_types", None) or ["full_attention"]) != {"full_attention"}:
            return Choice("paged|sdpa", 32)  # sliding windows
        heads = config.num_attention_heads
        size = getattr(config, "head_dim", None) or config.hidden_size // heads
        return attention.choose(self.device, self.model.dtype, heads, config.num_key_value_heads, size)

    def _batching(self):
        settings, page = self.settings, self._attention.page
        ours = self._attention.name in attention.KERNELS
        manager = self.model.init_continuous_batching(
            generation_config=GenerationConfig(do_sample=False, eos_token_id=self._end_tokens or -1),
            continuous_batching_config=ContinuousBatchingConfig(
                page_size=page,
                num_blocks=None if self.device.type == "cuda" else settings.cpu_cache_tokens // page,
                max_batch_tokens=max(settings.max_batch_tokens, settings.max_running),
                max_requests_per_batch=settings.max_running,
                max_memory_percent=settings.memory,
                use_cuda_graph=False if ours else None,
                use_async_batching=False if ours else None,
            ),
        )
        # The highest score plus the noise of sampling.py wins, hence do_sample=False above.
        manager.logit_processor = sampling.processors()
        manager.warmup()  # makes the cache, so that too little memory shows here and not in the thread
        if ours:
            PageTables(manager.batch_processor.cache)
        return manager

    def _longest(self) -> int:
        """The most tokens that prompt and answer may have: what the model knows, what was asked for, what fits."""
        cache = self._batches.cache
        limits = [
            getattr(self.model.config.get_text_config(), "max_position_embeddings", None),
            self.settings.max_model_len,
            cache.max_tokens_read * 3 // 4,
        ]
        if self._attention.name in ("paged|in-place", "paged|each"):
            cache.max_tokens_read = 2**40  # nothing is copied, so sequences may share pages without limit
        return min(limit for limit in limits if limit)

    def _count_preemptions(self) -> None:
        scheduler, manager = self._batches.scheduler, self._batches.offloading_manager
        offload = manager.offload_requests

        def counting() -> bool:
            before = len(scheduler.active_requests)
            done = offload()
            self._done.preemptions += max(0, before - len(scheduler.active_requests))
            return done

        manager.offload_requests = counting


def load(kind: type, path: str, **options):
    try:
        return kind.from_pretrained(path, **options)
    except (OSError, ValueError, KeyError) as error:
        what = "tokenizer" if kind is AutoTokenizer else "model"
        raise EngineFailure(f"The {what} of {path} cannot be loaded: {str(error).splitlines()[0]}") from error


def end_tokens(model, tokenizer) -> list[int]:
    """The tokens that end an answer, from all places that may name some."""
    found: set[int] = set()
    for named in (model.generation_config.eos_token_id, model.config.eos_token_id, tokenizer.eos_token_id):
        found.update(named if isinstance(named, list) else [] if named is None else [named])
    return sorted(found)


def first_of(stop: tuple[str, ...], text: str) -> int | None:
    """Where the first of some strings begins in a text."""
    return min((place for one in stop if (place := text.find(one)) >= 0), default=None)
