import type { AssistantStudioOptions } from "@/lib/testing/assistant-studio";
import type { EvaluationDialogue, TurnKind } from "./evaluation-turn";
import { judgeTurn, type Score, type TurnJudgement } from "./judge-turn";
import { type PlayedEvaluationTurn, playDialogue } from "./play-dialogue";

/** The sums over turns of one kind, or over all. */
export interface SetScore extends Readonly<Record<keyof Omit<TurnJudgement, "isRight">, Score>> {
  readonly kind: TurnKind | "all";
  readonly turns: Score;
}

/** A turn with its judgement. */
export interface JudgedTurn {
  readonly dialogue: string;
  readonly played: PlayedEvaluationTurn;
  readonly judgement: TurnJudgement;
}

/** Plays every dialogue of a set from an empty store and judges every turn. */
export async function judgeSet(
  dialogues: readonly EvaluationDialogue[],
  options: AssistantStudioOptions,
): Promise<readonly JudgedTurn[]> {
  const judged: JudgedTurn[] = [];
  for (const dialogue of dialogues) {
    for (const played of await playDialogue(dialogue, options))
      judged.push({ dialogue: dialogue.name, played, judgement: judgeTurn(played) });
  }
  return judged;
}

/** The sums over all turns first, then by kind in the order in which the kinds occur. */
export function scoreTurns(judged: readonly JudgedTurn[]): readonly SetScore[] {
  const kinds = [...new Set(judged.map(({ played }) => played.turn.kind))];
  return [
    sumOf("all", judged),
    ...kinds.map((kind) =>
      sumOf(
        kind,
        judged.filter(({ played }) => played.turn.kind === kind),
      ),
    ),
  ];
}

function sumOf(kind: SetScore["kind"], judged: readonly JudgedTurn[]): SetScore {
  const sum = (pick: (judgement: TurnJudgement) => Score): Score => ({
    right: judged.reduce((total, { judgement }) => total + pick(judgement).right, 0),
    of: judged.reduce((total, { judgement }) => total + pick(judgement).of, 0),
  });
  return {
    kind,
    turns: { right: judged.filter(({ judgement }) => judgement.isRight).length, of: judged.length },
    precision: sum(({ precision }) => precision),
    recall: sum(({ recall }) => recall),
    changes: sum(({ changes }) => changes),
    proposals: sum(({ proposals }) => proposals),
    named: sum(({ named }) => named),
    answers: sum(({ answers }) => answers),
    abstentions: sum(({ abstentions }) => abstentions),
    modelKinds: sum(({ modelKinds }) => modelKinds),
    quotes: sum(({ quotes }) => quotes),
    operations: sum(({ operations }) => operations),
  };
}
