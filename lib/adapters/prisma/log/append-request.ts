import {
  type EventOf,
  hasRows,
  isMemoryEvent,
  type RowEvent,
  type SessionEvent,
} from "@/lib/core/log/events";
import { isWorkersAppend, turnOfAppend } from "@/lib/core/log/turn-lease";
import { citedMemories } from "@/lib/core/memory/cited-memories";
import { usesOfRetrieval } from "@/lib/core/memory/memory-use";
import { memoryTerms } from "@/lib/core/memory/word-score";
import { isStandingEvent } from "@/lib/core/session/fold-standing";
import { titleOf } from "@/lib/core/session/title";
import { searchTermsVersion } from "@/lib/core/text/search-terms";
import type { AppendRequest } from "@/lib/ports/event-log";
import { toVectorText } from "../memory/vector-text";
import { envelopeAndPayload } from "./event-rows";

/** The head that events were placed and linked behind: an append is refused where the log has another one. */
export interface LogHead {
  /** Hash of the session's last event. */
  readonly headHash: string;
  /** Head of the stream of memory events that the session writes to. */
  readonly memoryPosition: number;
}

/** An append as the database's function `append_events` reads it: placed events, and what follows from each. */
export function appendCall(
  request: AppendRequest,
  head: LogHead,
  placed: readonly SessionEvent[],
): Readonly<Record<string, unknown>> {
  const { ownerId, sessionId, expectedSequence, expectedMemoryPosition = null, fence = null } = request;
  const started = placed.find((event) => event.type === "session-started");
  const firstTurn = placed.find((event) => event.type === "turn-started");
  return {
    ...{ ownerId, sessionId, expectedSequence, expectedMemoryPosition, fence, ...head },
    kind: started?.kind ?? "chat",
    temporary: started?.temporary ?? false,
    turnId: turnOfAppend(request.events),
    isWorkers: isWorkersAppend(request.events),
    lease: leaseOf(request),
    memoryEvents: placed.filter(isMemoryEvent).length,
    activeAt: placed.findLast((event) => !isStandingEvent(event))?.at ?? null,
    title: firstTurn ? titleOf(firstTurn.text) : null,
    events: placed.map((event) => ({ ...envelopeAndPayload(event), ...followsFrom(request, event) })),
  };
}

function leaseOf({ lease }: AppendRequest): unknown {
  if (!lease || "release" in lease) return lease ?? null;
  const { turnId, untilMs } = lease.take;
  return { take: { turnId, until: new Date(untilMs).toISOString() } };
}

/** What the function writes beside the event: a memory's version, and rows of the tables that are derived from the log. */
function followsFrom(request: AppendRequest, event: SessionEvent): Readonly<Record<string, unknown>> {
  return {
    ...(isMemoryEvent(event) ? { version: versionOf(request, event) } : {}),
    ...(hasRows(event) ? { hasRows: true, ...rowsFrom(event) } : {}),
  };
}

/** What `write_derived_rows` needs beside the event itself, for every kind that it knows. */
const rowsOf: { readonly [Type in RowEvent["type"]]: (event: EventOf<Type>) => object } = {
  "memories-retrieved": (event) => ({ uses: usesOfRetrieval(event) }),
  "step-started": () => ({}),
  "step-finished": ({ item }) => ({ cited: citedMemories(item?.text ?? "") }),
  "memory-purged": () => ({}),
  "memory-proposed": () => ({}),
  "proposal-decided": () => ({}),
};

function rowsFrom(event: RowEvent): object {
  // Each function gets events of its own kind, which the compiler cannot follow through the table.
  return (rowsOf[event.type] as (event: RowEvent) => object)(event);
}

/** What is kept beside a version although no event says it; nothing where the event opens none. */
function versionOf({ embeddings, sourceTexts }: AppendRequest, event: SessionEvent): object {
  if (!isMemoryEvent(event) || event.type === "memory-deleted" || event.type === "memory-purged") return {};
  const embedding = embeddings?.get(event.id) ?? null;
  const sourceText = sourceTexts?.get(event.id) ?? null;
  const terms = memoryTerms(event.content, sourceText);
  // A message that nobody has at hand is read when terms are made again.
  const isWhole = sourceText !== null || (event.source === null && event.turnId === null);
  return {
    vector: embedding?.vector ? toVectorText(embedding.vector) : null,
    model: embedding?.model ?? null,
    lexemes: [...terms.own],
    sourceLexemes: [...terms.ofSource],
    termsVersion: isWhole ? searchTermsVersion : 0,
  };
}
