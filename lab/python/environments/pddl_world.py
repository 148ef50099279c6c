"""PDDL: domains and problems as pddlgym plays them, from a folder of the person's or from those that the package carries."""

import hashlib
import importlib.metadata
import os
import pathlib
import time
import warnings
from heapq import heappop, heappush

warnings.filterwarnings("ignore")

# What the package carries and this module's search solves in a moment.
CARRIED = ["blocks", "gripper", "hanoi", "elevator", "depot"]

# AgentBoard's four, which the paper's benchmark is; used where the person's folder has them.
AGENTBOARD = ["barman", "blockworld", "gripper", "tyreworld"]

SEARCH_SECONDS = 20


class Pddl:
    RULES = (
        "You act in a small world of facts. An action is written as its name with its objects in parentheses, as in move(a, b). Each action "
        "needs some facts and changes others; those that are possible now are listed."
    )

    def __init__(self, data):
        from pddlgym.core import PDDLEnv

        import pddlgym

        self.open = PDDLEnv
        self.root = pathlib.Path(data or pathlib.Path(pddlgym.__file__).parent / "pddl")
        wanted = AGENTBOARD if data else CARRIED
        there = [name for name in wanted if self.is_domain(name)]
        self.domains = there or sorted(path.stem for path in self.root.glob("*.pddl") if self.is_domain(path.stem))
        if not self.domains:
            raise FileNotFoundError(f"{self.root} holds no domain: NAME.pddl beside a folder NAME of problems")

    def is_domain(self, name):
        return (self.root / f"{name}.pddl").is_file() and any((self.root / name).glob("*.pddl"))

    def version(self):
        return f"pddlgym {importlib.metadata.version('pddlgym')}, domains {', '.join(self.domains)}"

    def levels(self):
        return len(self.domains)

    def place_of(self, number, seed):
        """Problems come smallest first; the seed of a run decides nothing here."""
        domain = self.domains[number % len(self.domains)]
        return domain, (number // len(self.domains)) % len(self.problems_of(domain))

    def problems_of(self, domain):
        return sorted((self.root / domain).glob("*.pddl"), key=lambda path: (path.stat().st_size, path.name))

    def begin(self, level, seed):
        if not self.is_domain(level):
            raise FileNotFoundError(f"{self.root} holds no domain {level}")
        problems = self.problems_of(level)
        file = problems[seed % len(problems)]
        self.environment = self.open_domain(level)
        names = [os.path.basename(problem.problem_fname) for problem in self.environment.problems]
        self.environment.fix_problem_index(names.index(file.name))
        self.state, _ = self.environment.reset()
        goal = self.state.goal
        self.goal = frozenset(goal.literals) if hasattr(goal, "literals") else frozenset([goal])
        self.best = 0
        self.planned = None
        text = (self.root / f"{level}.pddl").read_bytes() + file.read_bytes()
        return {
            "goal": "; ".join(sorted(map(words_of, self.goal))),
            "observation": self.view(),
            "actions": sorted(name for name, _ in self.possible().values()),
            "progress": self.progress(),
            "fingerprint": hashlib.sha256(text).hexdigest(),
        }

    def open_domain(self, level):
        """Some domains of the package have predicates that stand for their actions; the others have none."""
        domain, problems = str(self.root / f"{level}.pddl"), str(self.root / level)
        try:
            return self.open(domain, problems, operators_as_actions=True, dynamic_action_space=True)
        except AssertionError:
            return self.open(domain, problems, operators_as_actions=False, dynamic_action_space=True)

    def act(self, action):
        found = self.possible().get(action.replace(" ", ""))
        if found is None:
            return self.answer("Nothing happens: that is not possible now.", 0, False, False)
        self.planned = None if self.planned is None or self.planned[:1] != [action] else self.planned[1:]
        self.state, reward, is_done, *_ = self.environment.step(found[1])
        return self.answer(self.view(), float(reward), bool(is_done), True)

    def answer(self, observation, reward, is_done, is_known):
        return {
            "observation": observation,
            "actions": sorted(name for name, _ in self.possible().values()),
            "reward": reward,
            "progress": self.progress(),
            "isDone": is_done,
            "isWon": self.goal <= self.state.literals,
            "isKnown": is_known,
        }

    def expert(self):
        if self.planned is None:
            self.planned = self.plan()
        return self.planned[0] if self.planned else None

    def plan(self):
        """Greedy search by the number of goals that are open: a plan, not always the shortest."""
        from pddlgym.core import get_successor_state

        began = time.monotonic()
        queue = [(0, 0, self.state, ())]
        seen = {self.state.literals}
        made = 0
        while queue and time.monotonic() - began < SEARCH_SECONDS:
            _, _, state, path = heappop(queue)
            if self.goal <= state.literals:
                return list(path)
            for action in sorted(self.environment.action_space.all_ground_literals(state, valid_only=True)):
                following = get_successor_state(state, action, self.environment.domain)
                if following.literals in seen:
                    continue
                seen.add(following.literals)
                made += 1
                open_goals = len(self.goal - following.literals)
                heappush(queue, (3 * open_goals + len(path), made, following, (*path, words_of(action))))
        return []

    def possible(self):
        actions = self.environment.action_space.all_ground_literals(self.state, valid_only=True)
        return {words_of(action).replace(" ", ""): (words_of(action), action) for action in actions}

    def progress(self):
        """The best share of the goals that held so far, as AgentBoard counts it."""
        self.best = max(self.best, len(self.goal & self.state.literals) / len(self.goal))
        return self.best

    def view(self):
        return "; ".join(sorted(map(words_of, self.state.literals)))


def words_of(literal):
    variables = ", ".join(str(getattr(each, "name", each)).split(":")[0] for each in literal.variables)
    name = literal.predicate.name
    return f"{'not ' if getattr(literal, 'is_negative', False) else ''}{name}({variables})"


def open_world(folder, data):
    return Pddl(data)
