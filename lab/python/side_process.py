"""One memory system in a process of its own: JSON lines on standard input and output, nothing else on standard output.

    python side_process.py PEER BASE_URL DIMENSIONS FOLDER

PEER is a module of the folder `peers`. BASE_URL is the gateway of the lab: the one address that may be reached, the one model and the one
embedder. FOLDER is empty and belongs to the process.

Requests:  {"id", "op": "version" | "learn" | "recall" | "list", "user", "text", "at", "limit"}
Answers:   {"id", "ok": true, "version" | "memories"} or {"id", "ok": false, "error"}; one for each request, in order.
A memory is {"id", "text", "score", "at"}: `score` on the system's own scale, `at` in the time of the episode.
"""

import bisect
import importlib
import json
import os
import pathlib
import socket
import sys
import time
from datetime import datetime, timezone


def claim_standard_output():
    """Whatever a library prints goes to standard error; the answers keep the real standard output."""
    answers = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
    os.dup2(2, 1)
    return answers


def allow_loopback_only():
    """A system that wants anything but the gateway is told no, and the answer names what it wanted."""
    connect = socket.socket.connect
    look_up = socket.getaddrinfo

    def is_here(host):
        return host in (None, "", "localhost", "::1") or str(host).startswith("127.")

    def guarded_connect(self, address):
        if isinstance(address, tuple) and not is_here(address[0]):
            raise OSError(f"the network is not there for memory systems of the lab: {address[0]}")
        return connect(self, address)

    def guarded_look_up(host, *more, **named):
        name = host.decode() if isinstance(host, bytes) else host
        if not is_here(name):
            raise OSError(f"the network is not there for memory systems of the lab: {name}")
        return look_up(host, *more, **named)

    socket.socket.connect = guarded_connect
    socket.getaddrinfo = guarded_look_up


class EpisodeTime:
    """What a system dates by the clock on the wall, in the time of the episode: that of the message which it had last been shown."""

    def __init__(self):
        self.shown = {}

    def show(self, user, at):
        self.shown.setdefault(user, []).append((time.time(), at))

    def of(self, user, moment):
        """`moment` in seconds since 1970 or as ISO text."""
        shown = self.shown.get(user, [])
        if moment is None or not shown:
            return None
        seconds = moment if isinstance(moment, (int, float)) else seconds_of(moment)
        place = bisect.bisect_right([began for began, _ in shown], seconds)
        return shown[max(place - 1, 0)][1]


def seconds_of(text):
    moment = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).timestamp()


def answer(peer, episode_time, request):
    op, user = request["op"], request.get("user", "")
    if op == "version":
        return {"version": peer.version()}
    if op == "learn":
        episode_time.show(user, request["at"])
        peer.learn(user, request["text"], request["at"])
        return {"memories": []}
    found = (
        peer.recall(user, request["text"], request["limit"]) if op == "recall" else peer.stored(user)
    )
    return {
        "memories": [
            {**memory, "at": memory["at"] if memory.get("isEpisodeTime") else episode_time.of(user, memory["at"])}
            for memory in found
        ]
    }


def main():
    name, base_url, dimensions, folder = sys.argv[1:5]
    answers = claim_standard_output()
    allow_loopback_only()
    sys.path.insert(0, str(pathlib.Path(__file__).parent / "peers"))
    episode_time = EpisodeTime()
    peer = None
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if peer is None:
                peer = importlib.import_module(name).open_peer(base_url, int(dimensions), folder)
            said = {"id": request["id"], "ok": True, **answer(peer, episode_time, request)}
        except Exception as error:  # a library may raise anything; the lab is told what
            said = {"id": request["id"], "ok": False, "error": f"{type(error).__name__}: {error}"[:500]}
        answers.write(json.dumps(said, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
