import { foldForComparing, mentions } from "./mentions";

/** What is right to answer to a question. */
interface GoldAnswer {
  /** Null where the right answer is that nobody knows. */
  readonly answer: string | null;
  /** Other wordings that are as right. */
  readonly alsoRight: readonly string[];
  /** Values that were right once and are wrong now. */
  readonly staleValues: readonly string[];
}

/** How an answer compares with the gold of its question. No model is asked. */
export interface AnswerScore {
  /** The normalized answer is the gold answer, or another wording that is as right. */
  readonly isExact: boolean;
  /** Harmonic mean of precision and recall of words against the best of the right wordings, 0 to 1. */
  readonly f1: number;
  /** The answer says that it does not know. */
  readonly isAbstention: boolean;
  /** The answer names a value that was right once and is wrong now. */
  readonly namesStaleValue: boolean;
  /** The answer says what is right; of a question that nobody can answer, that it abstains. */
  readonly isRight: boolean;
}

/** Scores one answer. An empty answer is wrong, and no abstention: nothing was said. */
export function scoreAnswer(answer: string, question: GoldAnswer): AnswerScore {
  const isAbstention = abstains(answer);
  const namesStaleValue = question.staleValues.some((value) => mentions(answer, value));
  if (question.answer === null)
    return {
      isExact: isAbstention,
      f1: isAbstention ? 1 : 0,
      isAbstention,
      namesStaleValue,
      isRight: isAbstention,
    };
  const right = [question.answer, ...question.alsoRight];
  const folded = bare(answer);
  return {
    isExact: right.some((wording) => bare(wording) === folded),
    f1: Math.max(...right.map((wording) => wordOverlap(answer, wording))),
    isAbstention,
    namesStaleValue,
    isRight: right.some((wording) => mentions(answer, wording)),
  };
}

const abstentions = [
  /\b(?:do(?:es)? not|don't|doesn't|didn't|cannot|can't|could not|couldn't) (?:know|say|tell|recall|remember|find|have (?:any|that|this|a|the))/u,
  /\b(?:no (?:memory|memories|information|record|mention|idea)|not (?:been )?(?:mentioned|told|said|stated|known|sure)|nobody (?:said|knows)|unknown|have not told|haven't told|never (?:said|mentioned|told))\b/u,
  /\b(?:weiß (?:ich |es )?nicht|weiß das nicht|keine (?:erinnerung|information|angabe)\p{L}*|unbekannt|nicht bekannt|nicht erwähnt)/u,
  /\b(?:no (?:lo )?sé|no tengo (?:ningún |ninguna )?(?:recuerdo|información|dato)|desconocid[oa]|no (?:se )?(?:ha )?menciona)/u,
  /\b(?:je ne sais pas|aucune (?:information|mémoire)|inconnue?)\b/u,
  /(?:不知道|不清楚|不确定|没有(?:相关)?(?:信息|记忆|记录|提到)|沒有|未知|未提及|无法回答)/u,
  /(?:わかりません|分かりません|知りません|覚えていません|記憶(?:が|は)ありません|情報(?:が|は)ありません|不明)/u,
];

/** True when an answer says that it does not know. In English, German, Spanish, French, Chinese and Japanese. */
export function abstains(answer: string): boolean {
  const folded = foldForComparing(answer);
  return abstentions.some((pattern) => pattern.test(folded));
}

const words = new Intl.Segmenter("und", { granularity: "word" });

/** F1 of the words of two texts, each word counted as often as it is said. Articles count for nothing. */
export function wordOverlap(said: string, right: string): number {
  const left = wordsOf(said);
  const wanted = wordsOf(right);
  if (left.length === 0 || wanted.length === 0) return 0;
  const open = [...wanted];
  let shared = 0;
  for (const word of left) {
    const at = open.indexOf(word);
    if (at < 0) continue;
    open.splice(at, 1);
    shared += 1;
  }
  if (shared === 0) return 0;
  const precision = shared / left.length;
  const recall = shared / wanted.length;
  return (2 * precision * recall) / (precision + recall);
}

function wordsOf(text: string): readonly string[] {
  return [...words.segment(foldForComparing(text))]
    .filter((part) => part.isWordLike && !["a", "an", "the"].includes(part.segment))
    .map((part) => part.segment);
}

function bare(text: string): string {
  return wordsOf(text).join(" ");
}
