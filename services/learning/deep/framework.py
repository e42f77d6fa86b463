"""PyTorch, asked for only where something is trained: it is an extra, and large."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graph_schema.errors import SettingsError

AUTO = "auto"


def need_torch(what: str) -> None:
    """Raise SettingsError where PyTorch cannot be imported; ``what`` is the model that needs it."""
    try:
        import torch  # noqa: F401
    except (ImportError, OSError) as error:
        raise SettingsError(
            f"{what} needs PyTorch, which cannot be imported ({error}): pip install 'interest-graph[learning]'. On "
            "Linux that also brings gigabytes for graphics cards; to do without them put PyTorch's CPU build first "
            "(docs/representation.md says how)"
        ) from error


def choose_device(name: str = AUTO) -> str:
    """Return the device to compute on: for ``auto`` the graphics card where there is one, else the processor.

    Raises
    ------
    SettingsError
        If PyTorch knows no such device here.
    """
    import torch

    if name == AUTO:
        return "cuda" if torch.cuda.is_available() else "cpu"
    try:
        torch.zeros(1, device=name)
    except (RuntimeError, AssertionError, NotImplementedError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise SettingsError(f"no device {name!r} here ({reason}): choose auto, cpu, or a device PyTorch has") from error
    return name


@contextmanager
def drawn_from(seed: int, device: str) -> Iterator[None]:
    """Draw torch's random numbers from ``seed`` within the block; those of others go on as if nothing had been."""
    import torch

    cards = [torch.device(device)] if device.startswith("cuda") else []
    with torch.random.fork_rng(devices=cards):
        torch.manual_seed(seed)
        yield


def seed_of_epoch(seed: int, epoch: int) -> int:
    """Return the seed of one epoch: what happens in it depends on no epoch before, so it can be run again alone."""
    return (seed * 1_000_003 + epoch) % (1 << 62)
