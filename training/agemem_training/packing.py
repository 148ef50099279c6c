"""Calls of one conversation as one sequence: a causal mask makes it the same gradient, and what they share is read once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One model call: what was read, what was written, and how much each written token counts."""

    prompt: tuple[int, ...]
    written: tuple[int, ...]
    weight: float = 1.0


@dataclass(frozen=True)
class Sequence:
    """Tokens with a weight each; 0 for what was only read."""

    ids: tuple[int, ...]
    weights: tuple[float, ...]


def pack(rows: list[Row]) -> list[Sequence]:
    """Joins each row to the sequence that its prompt continues, token for token; a row that continues none begins one.

    What was written by an earlier row keeps its weight, and what stands between the two has none. Rows whose prompts are equal stay apart:
    in one sequence the second would see the first.
    """
    open_sequences: list[tuple[list[int], list[float]]] = []
    for row in rows:
        for ids, weights in reversed(open_sequences):
            if len(row.prompt) > len(ids) and list(row.prompt[: len(ids)]) == ids:
                break
        else:
            ids, weights = [], []
            open_sequences.append((ids, weights))
        between = row.prompt[len(ids) :]
        ids += [*between, *row.written]
        weights += [0.0] * len(between) + [row.weight] * len(row.written)
    return [Sequence(tuple(ids), tuple(weights)) for ids, weights in open_sequences]
