// A studio whose model is the demo assistant: its rules, behind the app's own loop, gates, store and budget.

import { budgetOf } from "@/lib/core/context/budget";
import type { ContextItem } from "@/lib/core/log/context-item";
import type { SessionEvent } from "@/lib/core/log/events";
import type { OperationName } from "@/lib/core/log/operations";
import { countedTokens, liveItems } from "@/lib/core/session/session-state";
import type { Embedder } from "@/lib/ports/embedder";
import { createSdkLanguageModel } from "../adapters/ai-sdk/language-model";
import { createOfflineAgent } from "../adapters/offline-agent/offline-agent";
import { changeSessionSettings } from "../use-cases/model/change-session-settings";
import { createStudioWith } from "./studio";
import { wordEmbedder, wordFilterThreshold } from "./word-embedder";

/** How texts are compared; counted words unless said. */
export interface AssistantStudioOptions {
  readonly embedder?: Embedder;
  readonly filterThreshold?: number;
}

/** What the assistant did with one message. */
export interface AssistantTurn {
  readonly answer: string;
  /** The operations that it asked for, in order; also those that were refused or wait for the person. */
  readonly operations: readonly OperationName[];
  readonly events: readonly SessionEvent[];
}

/** When a studio opens: a Sunday at noon. */
const opensAt = "2026-11-22T12:00:00";

/** Share of the limit at which the app warns: past the soft mark, below the hard one. */
const crowdedShare = 0.75;

/** A person in front of the demo assistant, from an empty store. */
export function createAssistantStudio({
  embedder = wordEmbedder,
  filterThreshold = wordFilterThreshold,
}: AssistantStudioOptions = {}) {
  let nowMs = new Date(opensAt).getTime();
  const clock = { now: () => new Date(nowMs++) };
  const identity = { provider: "offline", modelId: "offline-assistant", label: "Demo assistant (rules)" };
  const model = createSdkLanguageModel(createOfflineAgent({ today: () => new Date(nowMs) }), identity, {
    systemPlace: null,
  });
  const studio = createStudioWith(model, { embedder, clock, settings: { filterThreshold } });
  const { deps, scope } = studio;
  const { ownerId } = scope;
  let sessions = 1;
  const current = () => ({ ownerId, sessionId: `session-${sessions}` });
  const change = (change: { contextLimitTokens: number }) =>
    changeSessionSettings(deps, { ...current(), newSession: true, eventId: deps.ids.newId(), change });
  const listed = () => deps.memoryStore.listCurrent({ ownerId, limit: 1_000 });

  return {
    ...studio,
    /** Says something and waits for the answer; throws when the turn ends without one. */
    async tell(text: string): Promise<AssistantTurn> {
      const turnId = await studio.say(text, undefined, current().sessionId);
      const events = (await deps.eventLog.read(current())).filter((event) => event.turnId === turnId);
      const end = events.at(-1);
      if (end?.type !== "turn-completed") throw new Error(`“${text}” ended with ${JSON.stringify(end)}.`);
      const answer = events.findLast((event) => event.type === "step-finished")?.item?.text ?? "";
      return { answer, operations: events.flatMap(operationOf), events };
    },
    /** Empties the context; the memories stay. */
    startSession(): void {
      sessions += 1;
    },
    /** Sets the clock. */
    moveTo(time: string): void {
      nowMs = new Date(time).getTime();
    },
    /** Makes the limit so small that the context is between the two marks, so that the app warns; undone by `uncrowd`. */
    async crowd() {
      const used = countedTokens(await deps.sessionReader.read(current()));
      await change({ contextLimitTokens: Math.ceil(used / crowdedShare) });
    },
    uncrowd: () => change({ contextLimitTokens: deps.sessionSettings.contextLimitTokens }),
    /** What the store holds now, oldest first, by id. */
    async memories(): Promise<ReadonlyMap<string, string>> {
      const oldestFirst = [...(await listed())].reverse();
      return new Map(oldestFirst.map(({ memoryId, content }) => [memoryId, content]));
    },
    async contents(): Promise<readonly string[]> {
      return [...(await this.memories()).values()];
    },
    /** What the model sees. */
    async items(): Promise<readonly ContextItem[]> {
      return liveItems(await deps.sessionReader.read(current()));
    },
    budget: async () => budgetOf(await deps.sessionReader.read(current())),
  };
}

function operationOf(event: SessionEvent): readonly OperationName[] {
  return "operation" in event && event.operation !== null && event.by === "agent" ? [event.operation] : [];
}
