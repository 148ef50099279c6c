import numpy as np
import pytest
import torch
from gguf import GGUFReader
from peft import LoraConfig, get_peft_model
from transformers import LlamaConfig, LlamaForCausalLM

from agemem_training.lora_to_gguf import convert
from agemem_training.problems import TrainingStopped

HEADS, KEY_HEADS, HIDDEN = 4, 2, 64


@pytest.fixture
def adapter(tmp_path):
    torch.manual_seed(0)
    base = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=28, hidden_size=HIDDEN, intermediate_size=96, num_hidden_layers=3, num_attention_heads=HEADS, num_key_value_heads=KEY_HEADS
        )
    )
    base.save_pretrained(tmp_path / "base")
    targets = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
    config = LoraConfig(r=4, lora_alpha=8, target_modules=targets, layers_to_transform=[1, 2], task_type="CAUSAL_LM", init_lora_weights=False)
    model = get_peft_model(base, config)
    model.save_pretrained(tmp_path / "adapter")
    return tmp_path, model


def test_every_tensor_of_the_adapter_is_in_the_file_q_and_k_in_rotary_order(adapter):
    folder, model = adapter
    out = folder / "adapter.gguf"
    assert convert(str(folder / "adapter"), str(folder / "base"), str(out), np.float32) == 2 * 7 * 2
    assert not (folder / "adapter.gguf.partial").exists()
    tensors = {tensor.name: tensor.data for tensor in GGUFReader(str(out)).tensors}
    weights = {name: value.detach().numpy() for name, value in model.named_parameters()}
    layer = "base_model.model.model.layers.1.self_attn"
    assert np.array_equal(tensors["blk.1.attn_v.weight.lora_b"], weights[f"{layer}.v_proj.lora_B.default.weight"])
    for name, heads in (("q", HEADS), ("k", KEY_HEADS)):
        rows = weights[f"{layer}.{name}_proj.lora_B.default.weight"]
        size = rows.shape[0] // heads
        order = [head * size + half * size // 2 + place for head in range(heads) for place in range(size // 2) for half in (0, 1)]
        assert np.array_equal(tensors[f"blk.1.attn_{name}.weight.lora_b"], rows[order])


def test_an_adapter_of_another_base_is_refused_with_a_sentence(adapter):
    folder, _ = adapter
    LlamaForCausalLM(LlamaConfig(vocab_size=28, hidden_size=32, intermediate_size=64, num_hidden_layers=3, num_attention_heads=4)).save_pretrained(
        folder / "other"
    )
    with pytest.raises(TrainingStopped, match="does not fit its base"):
        convert(str(folder / "adapter"), str(folder / "other"), str(folder / "out.gguf"))
    assert not (folder / "out.gguf").exists()


def test_a_folder_without_an_adapter_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(TrainingStopped, match="adapter_config.json cannot be read"):
        convert(str(tmp_path), str(tmp_path), str(tmp_path / "out.gguf"))
