// Probes of a real model through the app's own loop: each message in a session of its own, or all of them in one.
import type { Probe, ProbeKind } from "@/lab/sets/probes";
import { systemClock } from "@/lib/adapters/system/system-clock";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import type { SessionEvent } from "@/lib/core/log/events";
import type { Profile } from "@/lib/core/model/profile";
import type { Embedder } from "@/lib/ports/embedder";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createInMemoryAdapters } from "@/lib/testing/in-memory-adapters";
import { decidePause } from "@/lib/use-cases/branch/decide-pause";
import { setBreakpoints } from "@/lib/use-cases/branch/set-breakpoints";
import type { Dependencies } from "@/lib/use-cases/dependencies";
import { applyOperation } from "@/lib/use-cases/operation/apply-operation";
import { beginTemporaryChat } from "@/lib/use-cases/session/begin-temporary-chat";
import { createSessionReader } from "@/lib/use-cases/session/read-session";
import { runTurn } from "@/lib/use-cases/session/run-turn";
import { startTurn } from "@/lib/use-cases/session/start-turn";

/** How the model is asked. */
export interface ProbeRun {
  readonly model: LanguageModel;
  readonly profile: Profile;
  readonly embedder: Embedder;
  /** Longest turn, in milliseconds: a person would have left. */
  readonly turnMs: number;
}

/** What became of one message. */
export interface ProbeOutcome {
  readonly kind: ProbeKind;
  readonly say: string;
  readonly isRight: boolean;
  /** True where a memory that answers was placed; null where none was asked for or nothing was placed. */
  readonly wasPlaced: boolean | null;
  readonly showsJson: boolean;
  readonly answer: string;
  readonly ended: string;
  readonly events: readonly SessionEvent[];
}

/** One probe in a fresh session with the same memories as every other of its set. */
export async function runProbe(
  run: ProbeRun,
  probe: Probe,
  memories: readonly string[],
): Promise<ProbeOutcome> {
  const studio = studioOf(run);
  await studio.storeMemories(memories);
  return outcomeOf(probe, await studio.say(probe.say));
}

/** All messages in one session, which begins without a memory; each outcome as it comes. */
export async function* runProbeConversation(
  run: ProbeRun,
  probes: readonly Probe[],
): AsyncIterable<ProbeOutcome> {
  const studio = studioOf(run);
  for (const probe of probes) yield outcomeOf(probe, await studio.say(probe.say));
}

const scope = { ownerId: "mara", sessionId: "session" };

/** An empty studio in which this model answers. */
export function studioOf(run: ProbeRun) {
  const deps = dependenciesOf(run);
  return {
    /** Stores what every probe begins with; the ids by their texts. */
    async storeMemories(memories: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const ids = new Map<string, string>();
      for (const content of memories) ids.set(content, await store(deps, content));
      return ids;
    },
    /** Gives a memory another text, by the person's hand. */
    async rewrite(memoryId: string, content: string): Promise<void> {
      await applyOperation(deps, {
        ...byHand(deps),
        name: "UPDATE",
        input: { memory_id: memoryId, content },
      });
    },
    beTemporary: () => beginTemporaryChat(deps, scope),
    /** Has the turn wait before each write, skips the first and lets the others run. */
    async skipFirstWrite(): Promise<void> {
      const eventId = deps.ids.newId();
      const breakpoints = [{ kind: "memory-write" }] as const;
      await setBreakpoints(deps, { ...scope, newSession: true, eventId, breakpoints });
      let decision: "skip" | "continue" = "skip";
      deps.live.subscribe(scope, (message) => {
        const paused =
          message.type === "events" && message.events.find((event) => event.type === "turn-paused");
        if (!paused) return;
        const held = { ...scope, turnId: paused.turnId ?? "", eventId: deps.ids.newId(), decision };
        decision = "continue";
        void decidePause(deps, held);
      });
    },
    /** Sends a message and returns the events of its turn. */
    say: (text: string, signal = AbortSignal.timeout(run.turnMs)) => say(deps, text, signal),
  };
}

function dependenciesOf({ model, profile, embedder }: ProbeRun): Dependencies {
  const adapters = createInMemoryAdapters(model);
  return {
    ...adapters,
    embedder,
    profile,
    clock: systemClock,
    tokenCounter: createGptTokenCounter(),
    sessionReader: createSessionReader(adapters.eventLog),
  };
}

/** An operation of the person, outside of the conversation. */
function byHand({ ids }: Dependencies) {
  const eventId = ids.newId();
  return { ...scope, sessionId: "desk", newSession: true, by: "person", call: null, eventId } as const;
}

async function store(deps: Dependencies, content: string): Promise<string> {
  const stored = await applyOperation(deps, { ...byHand(deps), name: "ADD", input: { content } });
  const [event] = stored.ok ? stored.value.events : [];
  if (event?.type !== "memory-added") throw new Error("A memory could not be stored.");
  return event.memoryId;
}

async function say(deps: Dependencies, text: string, signal: AbortSignal): Promise<readonly SessionEvent[]> {
  const turnId = deps.ids.newId();
  const started = await startTurn(deps, { ...scope, turnId, text, newSession: true });
  if (!started.ok || !started.value.turn) throw new Error("A turn could not start.");
  await runTurn(deps, { ...started.value.turn, signal });
  return (await deps.eventLog.read(scope)).filter((event) => event.turnId === turnId);
}

function outcomeOf(probe: Probe, events: readonly SessionEvent[]): ProbeOutcome {
  const last = events.findLast((event) => event.type === "step-finished");
  const ended = events.at(-1)?.type ?? "";
  const answer = last?.toolCalls.length === 0 ? (last.item?.text ?? "") : "";
  const placing = events.find((event) => event.type === "memories-retrieved" && event.by === "app");
  const placed = placing?.type === "memories-retrieved" ? placing.hits.map(({ content }) => content) : null;
  return {
    kind: probe.kind,
    say: probe.say,
    isRight: isRight(probe, events, answer),
    wasPlaced:
      probe.kind === "question" && placed !== null ? placed.some((text) => probe.right.test(text)) : null,
    showsJson: /^\s*(?:```\w*\s*)?[[{]|<tool_call>|"arguments"\s*:/.test(answer),
    answer,
    ended: ended === "turn-failed" || ended === "turn-completed" ? ended.slice(5) : "stopped",
    events,
  };
}

/** A change that was put before the person: the right one counts, and a wrong one harms nothing. */
function isAskedAbout(
  event: SessionEvent,
  operation: "UPDATE" | "DELETE",
): event is Extract<SessionEvent, { type: "memory-proposed" }> {
  return event.type === "memory-proposed" && event.operation === operation;
}

function isRight(
  { kind, right, about = "" }: Probe,
  events: readonly SessionEvent[],
  answer: string,
): boolean {
  const acts = events.filter((event) => "operation" in event && event.by === "agent");
  switch (kind) {
    case "question":
      return right.test(answer) && !/"arguments"|"retrieved"/.test(answer);
    case "no tool":
      return acts.length === 0 && right.test(answer) && answer.trim() !== "";
    case "statement":
      return acts.some((event) => event.type === "memory-added" && right.test(event.content));
    case "change":
      return acts.some(
        (event) =>
          (event.type === "memory-updated" || isAskedAbout(event, "UPDATE")) &&
          right.test(event.content ?? "") &&
          event.previousContent?.startsWith(about),
      );
    case "not stored":
      return !acts.some((event) => event.type === "memory-deleted" || event.type === "memory-updated");
    case "forget":
      return acts.some(
        (event) =>
          (event.type === "memory-deleted" && event.content.startsWith(about)) ||
          (isAskedAbout(event, "DELETE") && event.previousContent?.startsWith(about)),
      );
  }
}
