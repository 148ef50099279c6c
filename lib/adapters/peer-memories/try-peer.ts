import { err, ok, type Result } from "@/lib/core/result";
import type { OutsideUse } from "@/lib/ports/memory-strategy";

/** One act of the system that is tried. */
type Use = (act: OutsideUse["act"], user: string, text: string, at: string) => Promise<OutsideUse>;

/** Said by nobody of a suite; an apostrophe, since prompts quote. */
const first = "Aðalheiður's favorite drink is matcha 🍵.";
const other = "Zdzisława lives in Łódź.";

/**
 * Tries a system before a run, on users of its own: what it was shown it recalls, word for word and with its date; what another user said
 * it does not; what nobody said it does not list. A sentence says what is wrong with what connects it.
 */
export async function tryPeer(use: Use): Promise<Result<void, string>> {
  const [mine, theirs] = ["try.mine.1", "try.theirs.1"];
  await use("learn", mine, first, "2026-01-05T09:00:00.000Z");
  await use("learn", theirs, other, "2026-01-05T09:01:00.000Z");
  const asked = await use("recall", mine, "What is Aðalheiður's favorite drink?", "2026-01-05T09:02:00.000Z");
  const found = asked.memories.find(({ text }) => text.includes("matcha"));
  if (!found) return err(failed("does not recall what it was shown a moment ago"));
  if (!found.text.includes("Aðalheiður"))
    return err(failed(`returns another text than it was shown: “${found.text}”`));
  if (found.at !== null && Number.isNaN(Date.parse(found.at)))
    return err(failed(`returns a date that is none: “${found.at}”`));
  const listed = await use("list", mine, "", "2026-01-05T09:03:00.000Z");
  if (!listed.memories.some(({ text }) => text.includes("matcha")))
    return err(failed("does not list what it recalls"));
  if ([...asked.memories, ...listed.memories].some(({ text }) => text.includes("Łódź")))
    return err(failed("shows one user what another said"));
  return ok(undefined);
}

function failed(what: string): string {
  return `The self-test of the adapter failed: it ${what}.`;
}
