import type { AppError } from "@/lib/core/errors";
import type { NewEvent } from "@/lib/core/log/events";
import { currentVersion } from "@/lib/core/log/memory";
import {
  type ImportChoice,
  type ImportOutcome,
  importEventId,
} from "@/lib/core/memory/transfer/import-choice";
import { findRepeats, judgeEntry } from "@/lib/core/memory/transfer/judge-entry";
import type { TransferEntry } from "@/lib/core/memory/transfer/transfer-entry";
import { err, ok, type Result } from "@/lib/core/result";
import type { Embedding } from "@/lib/ports/event-log";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { embedEntries } from "./compare-import";
import { deskSessionId } from "./desk-session";
import { changeOf, proposalOf } from "./import-event";
import { findMemorySecrets } from "./memory-secrets";

/** One part of an import. `propose` lets every entry wait for the person, `write` makes the changes at once. */
export interface ImportPart {
  readonly ownerId: string;
  readonly importId: string;
  readonly mode: "propose" | "write";
  readonly choices: readonly ImportChoice[];
}

/** What one entry comes to now: its event, or the reason why nothing was done. */
type Settled = { readonly event: NewEvent } | { readonly line: number; readonly reason: string };

/**
 * Writes a part of an import to the owner's desk, all in one append: memories or proposals with the origin "from pasted or imported text". What holds a secret waits for the person in
 * both modes.
 * Decides on the store as it is at that moment, so an entry that another import just added is skipped, and a memory that changed since the dry run
 * is left alone. Repeating a part changes nothing.
 */
export async function applyImport(
  deps: Dependencies,
  part: ImportPart,
): Promise<Result<ImportOutcome, AppError>> {
  const { ownerId, importId } = part;
  const vectors = await embedEntries(
    deps,
    part.choices.map(({ entry }) => entry),
  );
  const embeddings = new Map<string, Embedding>();
  part.choices.forEach(({ entry }, index) => {
    const vector = vectors[index];
    if (vector && part.mode === "write") embeddings.set(importEventId(importId, entry.line), vector);
  });
  let outcome: ImportOutcome = { written: 0, held: 0, skipped: [] };
  const appended = await appendEvents(
    deps,
    { ownerId, sessionId: deskSessionId(ownerId), newSession: true },
    async () => {
      const expectedMemoryPosition = await deps.memoryStore.memoryPosition({ ownerId });
      const settled = await settleAll(deps, part, embeddings);
      const events = settled.flatMap((one) => ("event" in one ? [one.event] : []));
      const repeated = settled.filter((one) => "line" in one && one.reason === alreadyDone).length;
      outcome = {
        written: events.length + repeated,
        held: part.mode === "write" ? events.filter(({ type }) => type === "memory-proposed").length : 0,
        skipped: settled.flatMap((one) => ("line" in one && one.reason !== alreadyDone ? [one] : [])),
      };
      return ok({ events, expectedMemoryPosition, embeddings });
    },
  );
  return appended.ok ? ok(outcome) : err(appended.error);
}

/** Said of an entry that an earlier call of the same import wrote. */
const alreadyDone = "done";

async function settleAll(
  deps: Dependencies,
  part: ImportPart,
  embeddings: ReadonlyMap<string, Embedding>,
): Promise<readonly Settled[]> {
  const repeats = findRepeats(part.choices.map(({ entry }) => entry));
  const settled: Settled[] = [];
  for (const choice of part.choices) {
    const { line } = choice.entry;
    const eventId = importEventId(part.importId, line);
    const earlier = repeats.get(line);
    if (await deps.eventLog.find({ ownerId: part.ownerId, eventId }))
      settled.push({ line, reason: alreadyDone });
    else if (earlier !== undefined) settled.push({ line, reason: `Line ${earlier} says the same.` });
    else settled.push(await settle(deps, part, choice, embeddings.get(eventId) ?? null));
  }
  return settled;
}

async function settle(
  deps: Dependencies,
  part: ImportPart,
  choice: ImportChoice,
  embedding: Embedding | null,
): Promise<Settled> {
  const { ownerId, importId, mode } = part;
  const { entry, target } = choice;
  const { line } = entry;
  const stored = target ? await deps.memoryStore.find({ ownerId, memoryId: target.memoryId }) : null;
  const current = stored && currentVersion(stored);
  if (choice.choice === "update" && current?.version !== target?.version)
    return { line, reason: "The memory it would change has changed since the comparison." };
  if (choice.choice === "add" && (await isThere(deps, ownerId, entry, embedding)))
    return { line, reason: "A memory says this already." };
  const replaced = choice.choice === "update" ? current : null;
  const request = {
    eventId: importEventId(importId, line),
    at: deps.clock.now().toISOString(),
    entry,
    current: replaced,
  };
  const holdsSecret = (await findMemorySecrets(deps, entry)).length > 0;
  if (mode === "write" && !holdsSecret) return { event: changeOf(request, deps.ids.newMemoryId()) };
  return { event: proposalOf(request, holdsSecret ? "secret" : "imported-text") };
}

/** True when a memory says exactly this now: another import may have added it since the dry run. */
async function isThere(
  { memoryStore }: Dependencies,
  ownerId: string,
  entry: TransferEntry,
  embedding: Embedding | null,
): Promise<boolean> {
  const { content } = entry;
  const similar = await memoryStore.findSimilar({ ownerId, content, embedding, limit: 3 });
  return (
    judgeEntry(
      entry,
      similar.map((memory) => ({ ...memory, version: 0 })),
    ).verdict === "duplicate"
  );
}
