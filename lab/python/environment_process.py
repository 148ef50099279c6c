"""One environment in a process of its own: JSON lines on standard input and output, nothing else on standard output.

    python environment_process.py ENVIRONMENT FOLDER [DATA]

ENVIRONMENT is a module of the folder `environments`. FOLDER is empty and belongs to the process. DATA is the person's folder of problems or
games; without it the environment uses what its package carries.

Requests:  {"id", "op": "version"}
           {"id", "op": "describe", "number", "seed"}    which world is the so-manieth, its rules, its goal, and what its expert does in it
           {"id", "op": "begin", "level", "seed"}        opens that world
           {"id", "op": "act", "action"}
           {"id", "op": "expert"}                        what the expert would do next; null where it knows nothing
Answers:   {"id", "ok": true, …} or {"id", "ok": false, "error"}; one for each request, in order.
One world is open at a time; `begin` and `describe` end the one before.
"""

import importlib
import json
import pathlib
import sys

from side_process import allow_loopback_only, claim_standard_output

# An expert that needs more actions than this is of no use here.
LONGEST_PLAN = 150


def describe(world, number, seed):
    level, seed = world.place_of(number, seed)
    opened = world.begin(level, seed)
    actions = world.plan() if hasattr(world, "plan") else follow_expert(world)
    return {
        "level": level,
        "seed": seed,
        "levels": world.levels(),
        "rules": world.RULES,
        "goal": opened["goal"],
        "fingerprint": opened["fingerprint"],
        "expert": actions[:LONGEST_PLAN] if actions and len(actions) <= LONGEST_PLAN else [],
    }


def follow_expert(world):
    """Plays the open world as its expert does. Empty where the expert does not win."""
    actions = []
    while len(actions) < LONGEST_PLAN:
        action = world.expert()
        if action is None:
            return []
        actions.append(action)
        seen = world.act(action)
        if seen["isDone"]:
            return actions if seen["isWon"] else []
    return []


def answer(world, request):
    op = request["op"]
    if op == "version":
        return {"version": world.version()}
    if op == "describe":
        return describe(world, request["number"], request["seed"])
    if op == "begin":
        return world.begin(request["level"], request["seed"])
    if op == "act":
        return world.act(request["action"])
    if op == "expert":
        return {"action": world.expert()}
    raise ValueError(f"there is no {op}")


def main():
    name, folder = sys.argv[1:3]
    data = sys.argv[3] if len(sys.argv) > 3 else None
    answers = claim_standard_output()
    allow_loopback_only()
    sys.path.insert(0, str(pathlib.Path(__file__).parent / "environments"))
    world = None
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if world is None:
                world = importlib.import_module(name).open_world(folder, data)
            said = {"id": request["id"], "ok": True, **answer(world, request)}
        except Exception as error:  # a library may raise anything; the lab is told what
            said = {"id": request["id"], "ok": False, "error": f"{type(error).__name__}: {error}"[:500]}
        answers.write(json.dumps(said, ensure_ascii=False, default=str) + "\n")


if __name__ == "__main__":
    main()
