// `npm run bench -- hash-chain`: what the chain of hashes costs: when an event is written, and when a whole log is checked.
import { chainStart, checkChain, linkEvents, type StoredEvent } from "@/lib/core/log/hash-chain";
import { verifyReplay } from "@/lib/core/replay/verify";
import { sized } from "../measures/options";
import { recordedSession } from "../measures/recorded-session";
import { report, rounded } from "../measures/report";

const sizes = sized([100, 1_000, 10_000], 1);

/** How often each is measured; the fastest counts, because everything else that runs only adds to it. */
const rounds = 5;

report("hash-chain", [
  {
    title:
      "One session in memory. bytes: of an event as JSON. writeUs, checkUs: hashing one event when it is written, and checking it later, in microseconds. checkMs: the chain of the whole log. verifyMs: chain, fold and every prompt.",
    rows: sizes.map((size) => {
      const events = recordedSession(size);
      const stored = events as readonly StoredEvent[];
      const checkMs = fastest(() => checkChain(stored));
      return {
        events: size,
        bytes: rounded(events.reduce((sum, event) => sum + JSON.stringify(event).length, 0) / size, 0),
        writeUs: rounded((fastest(() => linkEvents(chainStart, events)) / size) * 1_000, 1),
        checkUs: rounded((checkMs / size) * 1_000, 1),
        checkMs: rounded(checkMs, 1),
        verifyMs: rounded(
          fastest(() => verifyReplay(events)),
          0,
        ),
      };
    }),
  },
]);

function fastest(run: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const startedAt = performance.now();
    run();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}
