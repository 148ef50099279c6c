"""SciWorld: ScienceWorld's tasks in its own simulator, which is a Java program that the package carries. Its gold actions are the expert."""

import importlib.metadata

# Tasks whose gold actions are few, then longer ones.
LEVELS = [
    "find-living-thing",
    "find-plant",
    "find-animal",
    "find-non-living-thing",
    "power-component",
    "identify-life-stages-2",
    "lifespan-longest-lived",
    "use-thermometer",
    "chemistry-mix",
    "boil",
]

STEPS = 200


class SciWorld:
    RULES = (
        "You are in a house with a workshop, a kitchen, a greenhouse and the outside. You write what you do in plain words, for instance: open "
        "door to kitchen; go to kitchen; look around; look at OBJECT; pick up OBJECT; move OBJECT to PLACE; focus on OBJECT; activate OBJECT; "
        "use OBJECT on OBJECT; pour OBJECT into OBJECT; mix OBJECT; connect OBJECT to OBJECT; wait. To focus on something says that it is what the task asks for, "
        "and the wrong one ends the task."
    )

    def __init__(self):
        from scienceworld import ScienceWorldEnv

        self.environment = ScienceWorldEnv("", envStepLimit=STEPS)

    def version(self):
        return f"scienceworld {importlib.metadata.version('scienceworld')}"

    def levels(self):
        return len(LEVELS)

    def place_of(self, number, seed):
        level = LEVELS[number % len(LEVELS)]
        return level, (seed + number // len(LEVELS)) % self.environment.get_max_variations(level)

    def begin(self, level, seed):
        self.environment.load(level, seed, "easy", generateGoldPath=True)
        observation, info = self.environment.reset()
        self.gold = list(self.environment.get_gold_action_sequence())
        self.done = 0
        self.best = 0
        goal = self.environment.get_task_description().replace("Task Description:", "").strip()
        return {
            "goal": goal,
            "observation": observation.strip(),
            "actions": None,
            "progress": self.progress(info),
            "fingerprint": self.version(),
        }

    def act(self, action):
        observation, reward, is_done, info = self.environment.step(action)
        if self.done < len(self.gold) and self.gold[self.done] == action:
            self.done += 1
        return {
            "observation": observation.strip(),
            "actions": None,
            "reward": reward / 100,
            "progress": self.progress(info),
            "isDone": bool(is_done),
            "isWon": info["score"] >= 100,
            "isKnown": not observation.startswith("No known action"),
        }

    def progress(self, info):
        self.best = max(self.best, info["score"] / 100)
        return self.best

    def plan(self):
        return self.gold

    def expert(self):
        return self.gold[self.done] if self.done < len(self.gold) else None


def open_world(folder, data):
    return SciWorld()
