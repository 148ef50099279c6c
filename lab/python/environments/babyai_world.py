"""BabyAI: the levels of minigrid, seen as text, with the package's own bot as expert. What is seen is put into words by us."""

import importlib.metadata

# Easiest first; the last ones need doors and several steps.
LEVELS = [
    "GoToRedBall",
    "GoToLocal",
    "PickupLoc",
    "PutNextLocal",
    "GoToObjMaze",
    "Pickup",
    "UnblockPickup",
    "Open",
    "Unlock",
    "GoToSeq",
    "Synth",
    "BossLevel",
]

ACTIONS = {"turn left": 0, "turn right": 1, "move forward": 2, "pick up": 3, "drop": 4, "toggle": 5}
SIDES = ["east", "south", "west", "north"]


class BabyAI:
    RULES = (
        "You are in rooms of squares and see only what lies before you. You turn left or right, move one square forward, pick up what is right "
        "before you, drop what you carry before you, and toggle opens a door or box. A locked door needs the key of its color."
    )

    def __init__(self):
        import gymnasium
        import minigrid  # its import registers the levels

        self.gymnasium, self.minigrid = gymnasium, minigrid
        self.environment = None

    def version(self):
        return f"minigrid {importlib.metadata.version('minigrid')}"

    def levels(self):
        return len(LEVELS)

    def place_of(self, number, seed):
        return LEVELS[number % len(LEVELS)], seed + number // len(LEVELS)

    def begin(self, level, seed):
        from minigrid.utils.baby_ai_bot import BabyAIBot

        if self.environment is not None:
            self.environment.close()
        self.environment = self.gymnasium.make(f"BabyAI-{level}-v0")
        self.seen, _ = self.environment.reset(seed=seed)
        self.bot = BabyAIBot(self.environment.unwrapped)
        self.last = None
        return {
            "goal": self.seen["mission"],
            "observation": self.view(),
            "actions": list(ACTIONS),
            "progress": 0,
            "fingerprint": self.version(),
        }

    def act(self, action):
        if action not in ACTIONS:
            return {**self.state(self.view(), 0, False, False), "isKnown": False}
        self.last = self.environment.unwrapped.actions(ACTIONS[action])
        self.seen, reward, ended, cut, _ = self.environment.step(ACTIONS[action])
        return {**self.state(self.view(), float(reward), bool(ended or cut), reward > 0), "isKnown": True}

    def expert(self):
        names = {number: name for name, number in ACTIONS.items()}
        return names.get(int(self.bot.replan(self.last)))

    def state(self, observation, reward, is_done, is_won):
        return {
            "observation": observation,
            "actions": list(ACTIONS),
            "reward": reward,
            "progress": 1 if is_won else 0,
            "isDone": is_done,
            "isWon": bool(is_won),
        }

    def view(self):
        from minigrid.core.constants import IDX_TO_COLOR, IDX_TO_OBJECT

        image = self.seen["image"]
        width, depth = image.shape[0], image.shape[1]
        things = []
        for column in range(width):
            for row in range(depth):
                kind, color, state = (int(part) for part in image[column, row])
                name = IDX_TO_OBJECT[kind]
                if name not in ("ball", "box", "key", "door"):
                    continue
                state_of_door = ["an open ", "a closed ", "a locked "][state] if name == "door" else "a "
                ahead, aside = depth - 1 - row, column - width // 2
                side = f" and {abs(aside)} to the {'left' if aside < 0 else 'right'}" if aside else ""
                things.append(f"{state_of_door}{IDX_TO_COLOR[color]} {name} {ahead} ahead{side}")
        front = IDX_TO_OBJECT[int(image[width // 2, depth - 2][0])]
        wall = " A wall is right before you." if front == "wall" else ""
        carried = self.environment.unwrapped.carrying
        hands = f" You carry a {carried.color} {carried.type}." if carried else ""
        return f"You face {SIDES[int(self.seen['direction'])]}. You see {', '.join(things) or 'nothing but walls and floor'}.{wall}{hands}"


def open_world(folder, data):
    return BabyAI()
