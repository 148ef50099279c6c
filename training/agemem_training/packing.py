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


@dataclass(frozen=True)
class Place:
    """Where the written tokens of a row are: in which sequence, from which token on."""

    sequence: int
    start: int


def place(rows: list[Row]) -> tuple[list[list[int]], list[Place]]:
    """Joins each row to the sequence that its prompt continues, token for token; a row that continues none begins one.

    Rows whose prompts are equal stay apart: in one sequence the second would see the first.
    """
    sequences: list[list[int]] = []
    places: list[Place] = []
    for row in rows:
        for index in range(len(sequences) - 1, -1, -1):
            ids = sequences[index]
            if len(row.prompt) > len(ids) and list(row.prompt[: len(ids)]) == ids:
                break
        else:
            index, ids = len(sequences), []
            sequences.append(ids)
        ids += row.prompt[len(ids) :]
        places.append(Place(index, len(ids)))
        ids += row.written
    return sequences, places


def pack(rows: list[Row]) -> list[Sequence]:
    """The rows as sequences: what was written by an earlier row keeps its weight, and what is between the two has none."""
    sequences, places = place(rows)
    weights = [[0.0] * len(ids) for ids in sequences]
    for row, found in zip(rows, places, strict=True):
        weights[found.sequence][found.start : found.start + len(row.written)] = [row.weight] * len(row.written)
    return [Sequence(tuple(ids), tuple(of)) for ids, of in zip(sequences, weights, strict=True)]
