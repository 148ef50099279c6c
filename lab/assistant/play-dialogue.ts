import { type AssistantStudioOptions, createAssistantStudio } from "@/lib/testing/assistant-studio";
import type { EvaluationDialogue, EvaluationTurn } from "./evaluation-turn";

/** When a turn is said that does not tell: a Sunday. */
const usualTime = "2026-11-22T12:00:00";

/** What a turn did: its answer, its operations, and the memories before and after it by their id. */
export interface PlayedEvaluationTurn {
  readonly turn: EvaluationTurn;
  readonly answer: string;
  readonly operations: readonly string[];
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  /** Texts that wait for the person's yes, asked for in this turn. */
  readonly waiting: readonly string[];
}

/** Plays a dialogue from an empty store, turn by turn, through the app's own loop, gates and store. */
export async function playDialogue(
  { turns }: EvaluationDialogue,
  options: AssistantStudioOptions,
): Promise<readonly PlayedEvaluationTurn[]> {
  const studio = createAssistantStudio(options);
  const played: PlayedEvaluationTurn[] = [];
  for (const turn of turns) {
    studio.moveTo(turn.at ?? usualTime);
    if (turn.inNewSession) studio.startSession();
    if (turn.isOverBudget) await studio.crowd();
    const before = await studio.memories();
    const { answer, operations, events } = await studio.tell(turn.say);
    if (turn.isOverBudget) await studio.uncrowd();
    const waiting = events.flatMap((event) =>
      event.type === "memory-proposed" ? [event.content ?? event.previousContent ?? ""] : [],
    );
    played.push({ turn, answer, operations, before, after: await studio.memories(), waiting });
  }
  return played;
}
