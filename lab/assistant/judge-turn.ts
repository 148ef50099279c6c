import type { Abstention } from "./evaluation-turn";
import { matches, matchesAny } from "./match-pattern";
import type { PlayedEvaluationTurn } from "./play-dialogue";

/** How many things of one sort were right, of how many. */
export interface Score {
  readonly right: number;
  readonly of: number;
}

/** What a turn was judged by. A sort that the turn says nothing about is 0 of 0. */
export interface TurnJudgement {
  /** Memories written or changed that should be, of all that were. */
  readonly precision: Score;
  /** Facts written (or asked about, where that will do), of all that were told. */
  readonly recall: Score;
  /** Old statements that went because they hold no longer, of all that should; those that went without reason count as not right. */
  readonly changes: Score;
  /** Uncertain facts that were asked about and not written. */
  readonly proposals: Score;
  /** Facts that were written, or named in the answer as not kept. */
  readonly named: Score;
  readonly answers: Score;
  /** Questions that were left open, saying so. */
  readonly abstentions: Score;
  /** Of those that need a model: the kind of model was named. */
  readonly modelKinds: Score;
  /** Answers that quote the person's words with their day. */
  readonly quotes: Score;
  readonly operations: Score;
  readonly isRight: boolean;
}

const unknownWords =
  /\bno (?:memory|memories)\b|\b(?:do not|don't) know\b|\bnot told\b|\b(?:did not|didn't) (?:say|tell|mention)\b|\bnothing\b/iu;
/** Says that something was not written to long-term memory. */
const notKeptWords = /\bnot kept\b|\b(?:kept|keep) \d+ of \d+\b|\bnot in long-term memory\b|\bnot stored\b/iu;
const connectWords = /\bconnect\b/iu;
/** What the assistant says of itself names no model to connect. */
const selfDescription = /not a language model/giu;
const modelKindWords: Readonly<Record<Exclude<Abstention, "unknown">, RegExp>> = {
  knowledge: /language model/iu,
  writing: /language model/iu,
  advice: /language model/iu,
  current: /web|internet|search/iu,
  code: /\bcod(?:e|ing)\b/iu,
  reasoning: /reason|calculat|\bmath/iu,
  image: /image|picture|draw/iu,
  action: /\btools?\b/iu,
};

/** Compares what a turn did with what must come of it. */
export function judgeTurn(played: PlayedEvaluationTurn): TurnJudgement {
  const scores = {
    ...judgeWrites(played),
    changes: judgeChanges(played),
    answers: judgeAnswer(played),
    ...judgeAbstention(played),
    quotes: scoreOf((played.turn.quotes ?? []).length > 0, saysAll(played.answer, played.turn.quotes ?? [])),
    operations: scoreOf(
      (played.turn.operations ?? []).length > 0,
      (played.turn.operations ?? []).every((name) => played.operations.includes(name)),
    ),
  };
  return { ...scores, isRight: Object.values(scores).every(({ right, of }) => right === of) };
}

function judgeWrites({
  turn,
  answer,
  before,
  after,
  waiting,
}: PlayedEvaluationTurn): Pick<TurnJudgement, "precision" | "recall" | "proposals" | "named"> {
  const { writes = [], either = [], may = [], asks = [], named = [] } = turn;
  const written = [...after].flatMap(([memoryId, content]) =>
    before.get(memoryId) === content ? [] : [content],
  );
  const isAsked = (pattern: string) =>
    (answer.includes("?") && matches(answer, pattern)) || waiting.some((text) => matches(text, pattern));
  const isWritten = (pattern: string) => written.some((content) => matches(content, pattern));
  const saysWhatIsNotKept = notKeptWords.test(answer);
  return {
    precision: {
      right: written.filter((content) => matchesAny(content, [...writes, ...either, ...may, ...named]))
        .length,
      of: written.length,
    },
    recall: {
      right:
        writes.filter(isWritten).length +
        either.filter((pattern) => isWritten(pattern) || isAsked(pattern)).length,
      of: writes.length + either.length,
    },
    proposals: {
      right: asks.filter((pattern) => isAsked(pattern) && !isWritten(pattern)).length,
      of: asks.length,
    },
    named: {
      right: named.filter(
        (pattern) =>
          isWritten(pattern) || isAsked(pattern) || (saysWhatIsNotKept && matches(answer, pattern)),
      ).length,
      of: named.length,
    },
  };
}

function judgeChanges({ turn, before, after }: PlayedEvaluationTurn): Score {
  const { gone = [] } = turn;
  const isGone = (pattern: string) =>
    [...before.values()].some((content) => matches(content, pattern)) &&
    ![...after.values()].some((content) => matches(content, pattern));
  const lost = [...before].filter(
    ([memoryId, content]) => after.get(memoryId) !== content && !matchesAny(content, gone),
  );
  return { right: gone.filter(isGone).length, of: gone.length + lost.length };
}

function judgeAnswer({ turn, answer }: PlayedEvaluationTurn): Score {
  const { answers = [], ordered = [], excludes = [], abstains } = turn;
  const isExpected = answers.length + ordered.length > 0 || (excludes.length > 0 && !abstains);
  const isRight = saysAll(answer, answers) && !matchesAny(answer, excludes) && isInOrder(answer, ordered);
  return scoreOf(isExpected, isRight);
}

function judgeAbstention({
  turn,
  answer,
}: PlayedEvaluationTurn): Pick<TurnJudgement, "abstentions" | "modelKinds"> {
  const { abstains, excludes = [] } = turn;
  if (!abstains) return { abstentions: scoreOf(false, true), modelKinds: scoreOf(false, true) };
  const isClean = !matchesAny(answer, excludes);
  if (abstains === "unknown")
    return {
      abstentions: scoreOf(true, isClean && unknownWords.test(answer)),
      modelKinds: scoreOf(false, true),
    };
  const isLeft = isClean && connectWords.test(answer) && !/\[mem_/u.test(answer);
  return {
    abstentions: scoreOf(true, isLeft),
    modelKinds: scoreOf(true, isLeft && modelKindWords[abstains].test(answer.replace(selfDescription, ""))),
  };
}

function saysAll(answer: string, patterns: readonly string[]): boolean {
  return patterns.every((pattern) => matches(answer, pattern));
}

function isInOrder(answer: string, patterns: readonly string[]): boolean {
  const places = patterns.map((pattern) => answer.toLowerCase().indexOf(pattern.toLowerCase()));
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? -1)));
}

function scoreOf(isExpected: boolean, isRight: boolean): Score {
  return { right: isExpected && isRight ? 1 : 0, of: isExpected ? 1 : 0 };
}
