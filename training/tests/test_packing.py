import random

import torch
from conftest import make_model

from agemem_training.packed_log_probabilities import rows_of
from agemem_training.packing import Row, Sequence, pack
from agemem_training.sft import loss_of


def conversation(chance: random.Random) -> list[Row]:
    """Calls of which each reads what was written before it, and something new."""
    ids = lambda most: [chance.randrange(3, 28) for _ in range(chance.randrange(1, most))]
    rows, read = [], ids(8)
    for _ in range(chance.randrange(1, 5)):
        written = ids(5)
        rows.append(Row(tuple(read), tuple(written)))
        read = [*read, *written, *ids(6)]
    return rows


def gradient(model, sequences: list[Sequence]) -> dict[str, torch.Tensor]:
    model.zero_grad()
    loss_of(model, sequences, padding=0).backward()
    return {name: parameter.grad.clone() for name, parameter in model.named_parameters() if parameter.grad is not None}


def test_packed_calls_have_the_gradient_of_calls_one_by_one():
    chance, model = random.Random(3), make_model()
    for _ in range(10):
        rows = [row for _ in range(3) for row in conversation(chance)]
        alone = [Sequence(row.prompt + row.written, (0.0,) * len(row.prompt) + (1.0,) * len(row.written)) for row in rows]
        packed = pack(rows)
        assert len(packed) < len(rows)
        assert sum(len(sequence.ids) for sequence in packed) < sum(len(sequence.ids) for sequence in alone)
        one_by_one, together = gradient(model, alone), gradient(model, packed)
        largest = max(value.abs().max().item() for value in one_by_one.values())
        for name, value in one_by_one.items():
            assert (together[name] - value).abs().max().item() <= 2e-6 * largest, name


def test_every_written_token_counts_exactly_once():
    chance = random.Random(5)
    for _ in range(50):
        rows = [row for _ in range(3) for row in conversation(chance)]
        assert sum(sum(sequence.weights) for sequence in pack(rows)) == sum(len(row.written) for row in rows)


def test_a_call_whose_context_was_rewritten_begins_a_sequence_of_its_own():
    rows = [Row((5, 6), (7,)), Row((5, 9, 7), (8,)), Row((5, 6, 7, 4), (9,))]
    assert [sequence.ids for sequence in pack(rows)] == [(5, 6, 7, 4, 9), (5, 9, 7, 8)]


def test_a_batch_of_trl_gives_its_rows_back():
    ids = torch.tensor([[0, 5, 6, 7, 0], [4, 5, 6, 7, 8], [0, 0, 9, 3, 3]])
    mask = torch.tensor([[0, 1, 1, 1, 0], [1, 1, 1, 1, 1], [0, 0, 1, 0, 0]])
    assert rows_of(ids, mask, 2) == [Row((5, 6), (7,)), Row((4, 5, 6), (7, 8)), Row((9,), ())]


def test_calls_with_the_same_prompt_stay_apart():
    assert len(pack([Row((5, 6), (7,)), Row((5, 6), (8,))])) == 2
