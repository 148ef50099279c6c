import { currentVersion } from "@/lib/core/log/memory";
import { type JudgedEntry, judgeEntry } from "@/lib/core/memory/transfer/judge-entry";
import type { TransferEntry } from "@/lib/core/memory/transfer/transfer-entry";
import type { Embedding } from "@/lib/ports/event-log";
import type { Dependencies } from "../dependencies";
import { embedTexts } from "../operation/embed-text";

/** Memories that an entry is compared with: the most alike. */
const neighbours = 8;

/** An entry as the dry run needs it. */
export type ComparedEntry = Pick<TransferEntry, "line" | "content">;

/**
 * The dry run of a part of an import: what each entry would mean for the memories that are there. Nothing is written. One embedding call;
 * when the embedder is down, words alone decide.
 */
export async function compareImport(
  deps: Dependencies,
  { ownerId, entries }: { readonly ownerId: string; readonly entries: readonly ComparedEntry[] },
): Promise<readonly JudgedEntry[]> {
  const embeddings = await embedEntries(deps, entries);
  const judged: JudgedEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const embedding = embeddings[index] ?? null;
    const { content } = entry;
    const similar = await deps.memoryStore.findSimilar({ ownerId, content, embedding, limit: neighbours });
    const judgement = await withVersion(deps, ownerId, judgeEntry(entry, similar));
    const [secret] = await deps.secretScanner.find(content);
    judged.push(secret ? { ...judgement, secret: secret.kind } : judgement);
  }
  return judged;
}

/** The vectors of all entries, in order; all missing when the embedder is down. */
export function embedEntries(
  { embedder }: Pick<Dependencies, "embedder">,
  entries: readonly Pick<TransferEntry, "content">[],
): Promise<readonly (Embedding | null)[]> {
  return embedTexts(
    embedder,
    entries.map(({ content }) => content),
  );
}

/** The verdict with the version that holds now; an entry beside a memory that went meanwhile is new. */
async function withVersion(
  { memoryStore }: Dependencies,
  ownerId: string,
  judged: JudgedEntry,
): Promise<JudgedEntry> {
  if (!judged.against) return judged;
  const memory = await memoryStore.find({ ownerId, memoryId: judged.against.memoryId });
  const current = memory && currentVersion(memory);
  if (!current) return { line: judged.line, verdict: "new", reason: "", against: null };
  const { memoryId, version, content } = current;
  return { ...judged, against: { memoryId, version, content } };
}
