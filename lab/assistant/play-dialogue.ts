import { createOfflineAgent } from "@/lib/adapters/offline-agent/offline-agent";
import type { EvaluationDialogue, EvaluationTurn } from "./evaluation-turn";
import { createFakeMemoryStore, type Embed } from "./testing/fake-memory-store";
import { createScriptedSession } from "./testing/scripted-session";

/** When a turn is said that does not tell: a Sunday. */
const usualTime = "2026-11-22T12:00:00";

/** What a turn did: its answer, its operations, and the memories before and after it by their id. */
export interface PlayedEvaluationTurn {
  readonly turn: EvaluationTurn;
  readonly answer: string;
  readonly operations: readonly string[];
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** How texts are compared while a dialogue is played. */
export interface PlaySettings {
  readonly embed: Embed;
  readonly filterThreshold: number;
}

/** Plays a dialogue from an empty store, turn by turn, through the model's own interface. */
export async function playDialogue(
  { turns }: EvaluationDialogue,
  { embed, filterThreshold }: PlaySettings,
): Promise<readonly PlayedEvaluationTurn[]> {
  let now = new Date(usualTime);
  const model = createOfflineAgent({ today: () => now });
  const store = createFakeMemoryStore(embed, () => now);
  const newSession = () => createScriptedSession(model, store, embed, filterThreshold);
  let session = newSession();
  const contents = () =>
    new Map([...store.memories.values()].map((memory) => [memory.memoryId, memory.content]));
  const played: PlayedEvaluationTurn[] = [];
  for (const turn of turns) {
    now = new Date(turn.at ?? usualTime);
    if (turn.inNewSession) session = newSession();
    if (turn.isOverBudget) session.notify("[Context budget] 3000 of 4000 tokens are used.");
    const before = contents();
    const { answer, operations } = await session.say(turn.say);
    played.push({ turn, answer, operations, before, after: contents() });
  }
  return played;
}
