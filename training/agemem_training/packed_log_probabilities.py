"""The log-probabilities that TRL asks for, computed over packed calls: the same numbers at a third of the tokens or less."""

import torch
import trl.trainer.utils

from .packing import Row, place

# On a processor TRL projects every position to the vocabulary, read ones included: on a small model that is most of the work. The positions
# that are written are enough there too; `tests/test_gradient.py` holds the result.
_is_compact_elsewhere = trl.trainer.utils._use_triton
trl.trainer.utils._use_triton = lambda device: device.type == "cpu" or _is_compact_elsewhere(device)

# Of about the same length, so that little is padding.
SEQUENCES_AT_A_TIME = 4


def rows_of(ids: torch.Tensor, mask: torch.Tensor, width: int) -> list[Row]:
    """The rows of a batch of TRL: prompts padded at the left, `width` written tokens padded at the right. One of filler has no written ones."""
    prompts, written = ids[:, :-width], ids[:, -width:]
    is_read, is_written = mask[:, :-width].bool(), mask[:, -width:].bool()
    return [
        Row(tuple(prompts[index][is_read[index]].tolist()), tuple(written[index][is_written[index]].tolist()))
        for index in range(ids.size(0))
    ]


def packed_log_probabilities(model, ids: torch.Tensor, mask: torch.Tensor, width: int, padding: int, at_a_time: int | None):
    """Log-probability and entropy of every written token, in the shape of the batch; 0 where nothing is written.

    `at_a_time` sequences go through the model together, all of them where it is None.
    """
    rows = rows_of(ids, mask, width)
    real = [index for index, row in enumerate(rows) if row.written] or [0]
    # A part of filler alone still needs a gradient, which its mask makes 0.
    sequences, places = place([rows[index] if rows[index].written else Row(rows[index].prompt[:1], rows[index].prompt[:1]) for index in real])
    of_sequence: dict[int, list[tuple[int, int, int]]] = {}
    for index, found in zip(real, places, strict=True):
        of_sequence.setdefault(found.sequence, []).append((index, found.start, max(1, len(rows[index].written))))
    order = sorted(range(len(sequences)), key=lambda index: len(sequences[index]))
    size = at_a_time or len(order)
    logs = torch.zeros(len(rows), width, device=ids.device)
    entropies = torch.zeros_like(logs)
    for begin in range(0, len(order), size):
        part = order[begin : begin + size]
        length = max(len(sequences[index]) for index in part)
        packed = torch.full((len(part), length), padding, device=ids.device)
        seen = torch.zeros_like(packed)
        labels = torch.full_like(packed, -100)
        for place_in_part, index in enumerate(part):
            packed[place_in_part, : len(sequences[index])] = torch.tensor(sequences[index], device=ids.device)
            seen[place_in_part, : len(sequences[index])] = 1
            for _, start, count in of_sequence[index]:
                labels[place_in_part, start : start + count] = packed[place_in_part, start : start + count]
        found = model(input_ids=packed, attention_mask=seen, labels=labels, fused_lm_head=True)
        for place_in_part, index in enumerate(part):
            for row, start, count in of_sequence[index]:
                # The log-probability of a token stands one place before it.
                own = slice(start - 1, start - 1 + count)
                to = (torch.tensor(row, device=ids.device), torch.arange(count, device=ids.device))
                logs = logs.index_put(to, found.log_probs[place_in_part, own].float())
                if found.entropy is not None:
                    entropies[row, :count] = found.entropy[place_in_part, own].detach().float()
    return logs, entropies
