"""ALFWorld: household games in its engine, with the engine's planner as expert. The benchmark's games from the person's folder; without one, games of
our own from the domain and the grammar that the package carries."""

import hashlib
import importlib.metadata
import json
import pathlib
import random
import re

STEPS = 200

# Receptacles of our own kitchens: name, type, and whether it has a door.
RECEPTACLES = [
    ("fridge 1", "FridgeType", True),
    ("sinkbasin 1", "SinkBasinType", False),
    ("microwave 1", "MicrowaveType", True),
    ("cabinet 1", "CabinetType", True),
    ("cabinet 2", "CabinetType", True),
    ("countertop 1", "CounterTopType", False),
    ("diningtable 1", "DiningTableType", False),
]
OBJECTS = ["Apple", "Mug", "Plate", "Potato", "Tomato", "Egg", "Bread", "Cup"]

# What is asked of an object before it is put somewhere, and the fact that says that it was done.
LEVELS = {"put": ("", None), "clean": ("clean ", "isClean"), "heat": ("hot ", "isHot"), "cool": ("cool ", "isCool")}
PLACES = [("diningtable", "DiningTableType"), ("countertop", "CounterTopType"), ("cabinet", "CabinetType")]


class AlfWorld:
    RULES = (
        "You are in a house and write what you do as one of the commands that are possible: go to a receptacle, open or close it, take an object "
        "from it, move an object to it, clean an object with the sinkbasin, heat it with the microwave, cool it with the fridge."
    )

    def __init__(self, folder, data):
        import alfworld
        import textworld
        import textworld.gym

        self.textworld = textworld
        self.folder = pathlib.Path(folder)
        carried = pathlib.Path(alfworld.__file__).parent / "data"
        self.domain = (carried / "alfred.pddl").read_text()
        self.grammar = (carried / "alfred.twl2").read_text()
        self.games = games_of(pathlib.Path(data)) if data else None
        if data and not self.games:
            raise FileNotFoundError(f"{data} holds no game.tw-pddl")
        self.environment = None

    def version(self):
        games = "games of a folder" if self.games else "own games"
        return f"alfworld {importlib.metadata.version('alfworld')}, textworld {importlib.metadata.version('textworld')}, {games}"

    def names(self):
        return sorted(self.games) if self.games else list(LEVELS)

    def levels(self):
        return len(self.names())

    def place_of(self, number, seed):
        names = self.names()
        level = names[number % len(names)]
        turn = seed + number // len(names)
        return level, turn % len(self.games[level]) if self.games else turn

    def begin(self, level, seed):
        if self.environment is not None:
            self.environment.close()
        file = self.games[level][seed] if self.games else self.make_game(level, seed)
        wanted = self.textworld.EnvInfos(won=True, admissible_commands=True, policy_commands=True)
        game = self.textworld.gym.register_game(str(file), wanted, max_episode_steps=STEPS, wrappers=self.wrappers())
        self.environment = self.textworld.gym.make(game)
        observation, self.known = self.environment.reset()
        found = re.search(r"Your task is to: (.+)", observation)
        return {
            "goal": found.group(1).strip() if found else level,
            "observation": plain(observation),
            "actions": self.commands(),
            "progress": 0,
            "fingerprint": hashlib.sha256(file.read_bytes()).hexdigest(),
        }

    def wrappers(self):
        """The benchmark's games name their objects by coordinates; the package puts that into words."""
        if not self.games:
            return []
        from alfworld.agents.environment.alfred_tw_env import AlfredDemangler

        return [AlfredDemangler()]

    def act(self, action):
        if action not in self.known["admissible_commands"]:
            return self.answer("Nothing happens.", 0, False, False)
        observation, score, is_done, self.known = self.environment.step(action)
        return self.answer(plain(observation), float(score), bool(is_done), True)

    def answer(self, observation, reward, is_done, is_known):
        is_won = bool(self.known["won"])
        return {
            "observation": observation,
            "actions": self.commands(),
            "reward": reward,
            "progress": 1 if is_won else 0,
            "isDone": is_done or is_won,
            "isWon": is_won,
            "isKnown": is_known,
        }

    def commands(self):
        return sorted(name for name in self.known["admissible_commands"] if not name.startswith(("help", "examine")))

    def expert(self):
        planned = self.known.get("policy_commands") or []
        return planned[0] if planned else None

    def make_game(self, level, seed):
        """A kitchen whose objects lie where the seed says, and one of them is wanted elsewhere."""
        chance = random.Random(f"{level}/{seed}")
        kinds = chance.sample(OBJECTS, 4)
        adjective, fact = LEVELS[level]
        goal_name, goal_type = chance.choice(PLACES)
        starts = [name for name, kind, _ in RECEPTACLES if kind != goal_type]
        objects = [(f"{kind.lower()} 1", f"{kind}Type", chance.choice(starts)) for kind in kinds]
        wanted = kinds[0]
        thing = f"{adjective}{wanted.lower()}"
        goal = f"put {'an' if thing[0] in 'aeiou' else 'a'} {thing} on {goal_name}"
        problem = problem_text(objects, f"{wanted}Type", goal_type, fact)
        file = self.folder / f"{level}-{seed}.tw-pddl"
        game = {
            "pddl_domain": self.domain,
            "grammar": self.grammar.replace("UNKNOWN GOAL", goal),
            "pddl_problem": problem,
            "solvable": None,
            "walkthrough": None,
        }
        file.write_text(json.dumps(game))
        return file


def problem_text(objects, wanted_type, goal_type, fact):
    def name(text):
        return text.replace(" ", "_")

    places = [f"loc_{index}" for index in range(len(RECEPTACLES))]
    place_of = {receptacle: place for (receptacle, _, _), place in zip(RECEPTACLES, places)}
    facts = ["(atLocation agent1 loc_99)", "(= (total-cost) 0)"]
    for receptacle, kind, has_door in RECEPTACLES:
        facts += [f"(receptacleAtLocation {name(receptacle)} {place_of[receptacle]})", f"(receptacleType {name(receptacle)} {kind})"]
        facts += [f"(openable {name(receptacle)})"] if has_door else []
        facts += [f"(canContain {kind} {object_type})" for _, object_type, _ in objects]
    for thing, object_type, receptacle in objects:
        facts += [f"(objectType {name(thing)} {object_type})", f"(inReceptacle {name(thing)} {name(receptacle)})"]
        facts += [f"(objectAtLocation {name(thing)} {place_of[receptacle]})"]
        facts += [f"({can} {name(thing)})" for can in ("pickupable", "heatable", "coolable", "cleanable", "moveable")]
    kinds = sorted({kind for _, kind, _ in RECEPTACLES})
    condition = f" ({fact} ?o)" if fact else ""
    return f"""(define (problem house) (:domain alfred)
(:objects agent1 - agent {" ".join(places)} loc_99 - location {" ".join(name(each) for each, _, _ in RECEPTACLES)} - receptacle
{" ".join(name(each) for each, _, _ in objects)} - object {" ".join(kinds)} - rtype {" ".join(each for _, each, _ in objects)} - otype)
(:init {" ".join(facts)})
(:goal (and (exists (?r - receptacle) (exists (?o - object) (and (inReceptacle ?o ?r) (objectType ?o {wanted_type}) (receptacleType ?r {goal_type}){condition})))))
(:metric minimize (total-cost)))"""


def games_of(folder):
    """By kind of task, as the benchmark's folders are named: pick_and_place_simple-Mug-None-Desk-308."""
    games = {}
    for file in sorted(folder.rglob("game.tw-pddl")):
        kind = file.parent.parent.name.split("-")[0] or "game"
        games.setdefault(kind, []).append(file)
    return games


def plain(text):
    return re.sub(r"^-= Welcome to TextWorld, ALFRED! =-\s*", "", text.strip())


def open_world(folder, data):
    return AlfWorld(folder, data)
