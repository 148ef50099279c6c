"""Everything that can go wrong outside is a sentence that says what to do."""

import torch
import pytest
from conftest import make_model, make_tokenizer
from harness import make_trainer

from agemem_training.problems import TrainingStopped
from agemem_training.rollout_trainer import RolloutTrainer
from agemem_training.train import config_of, load_policy, read_run


def rows_with(advantage: float):
    return lambda _: {"rows": [{"promptTokenIds": [3, 4], "tokenIds": [5], "advantage": advantage}] * 4, "metrics": {}}


def test_a_loss_that_is_no_number_stops_the_run_before_a_weight_changes(tmp_path):
    model = make_model()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    trainer = make_trainer(model, make_tokenizer(), str(tmp_path), rows_with(float("nan")), beta=0.0)
    with pytest.raises(TrainingStopped, match="not a number.*Lower the learning rate"):
        trainer.train()
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_rollouts_without_a_token_stop_the_run(tmp_path):
    trainer = make_trainer(make_model(), make_tokenizer(), str(tmp_path), lambda _: {"rows": [], "metrics": {}}, beta=0.0)
    with pytest.raises(TrainingStopped, match="No rollout wrote a single token"):
        trainer.train()


def test_groups_without_variance_leave_the_weights_as_they_are(tmp_path):
    model = make_model()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    make_trainer(model, make_tokenizer(), str(tmp_path), rows_with(0.0), beta=0.0).train()
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_a_rollout_server_that_is_not_there_is_a_sentence(tmp_path):
    trainer = make_trainer(make_model(), make_tokenizer(), str(tmp_path), None, beta=0.0)
    with pytest.raises(TrainingStopped, match="cannot be reached.*resume the run"):
        RolloutTrainer.ask_app(trainer, "/rollouts", {})


def test_a_base_that_is_none_and_an_adapter_of_another_base_are_sentences(tmp_path, tiny):
    with pytest.raises(TrainingStopped, match="cannot be loaded"):
        load_policy({"base": str(tmp_path / "nothing"), "startAdapter": None, "loraRank": 4}, on_cpu=True)
    with pytest.raises(TrainingStopped, match="does not fit the base"):
        load_policy({"base": tiny, "startAdapter": str(tmp_path), "loraRank": 4}, on_cpu=True)


def test_a_folder_without_a_run_and_tasks_that_do_not_divide_are_sentences(tmp_path):
    with pytest.raises(TrainingStopped, match="holds no run"):
        read_run(str(tmp_path))
    settings = {"rolloutsPerTask": 4, "tasksPerUpdate": 3}
    with pytest.raises(TrainingStopped, match="do not divide among 2 processes"):
        config_of(settings, str(tmp_path), on_cpu=True, processes=2)
