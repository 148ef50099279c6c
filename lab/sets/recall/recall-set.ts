import { acquaintanceMemories, acquaintanceQuestions } from "./acquaintances";
import { englishQuestions } from "./english-questions";
import { homeMemories } from "./home-memories";
import {
  frenchMemories,
  frenchQuestions,
  germanMemories,
  germanQuestions,
  spanishMemories,
  spanishQuestions,
} from "./languages/european";
import {
  chineseMemories,
  chineseQuestions,
  japaneseMemories,
  japaneseQuestions,
  russianMemories,
  russianQuestions,
} from "./languages/other-scripts";
import { peopleMemories } from "./people-memories";
import {
  type RecallKind,
  type RecallLanguage,
  type RecallMemory,
  type RecallQuestion,
  recallLanguages,
} from "./recall-case";
import { workMemories } from "./work-memories";

/**
 * The memories of one invented person, each with the whole message it came from, and questions to them: shaped like the public sets of long
 * conversations. Written for this project before the ranking that it measures was changed.
 */
export const recallMemories: readonly RecallMemory[] = [
  ...homeMemories,
  ...peopleMemories,
  ...workMemories,
  ...acquaintanceMemories,
  ...germanMemories,
  ...spanishMemories,
  ...frenchMemories,
  ...chineseMemories,
  ...japaneseMemories,
  ...russianMemories,
];

/** The questions by language. */
const recallQuestions: Readonly<Record<RecallLanguage, readonly RecallQuestion[]>> = {
  en: [...englishQuestions, ...acquaintanceQuestions],
  de: germanQuestions,
  es: spanishQuestions,
  fr: frenchQuestions,
  zh: chineseQuestions,
  ja: japaneseQuestions,
  ru: russianQuestions,
};

/** The halves of the set: weights and cuts are chosen on the first and reported on both. */
export type RecallHalf = "tuned on" | "unseen";

/** A question with where it belongs. */
export interface PlacedQuestion {
  readonly language: RecallLanguage;
  readonly kind: RecallKind;
  readonly half: RecallHalf;
  readonly question: string;
  readonly answers: readonly string[];
}

/** Every question; by turns one is tuned on and the next unseen: within each kind of the English, and within each other language. */
export const placedQuestions: readonly PlacedQuestion[] = recallLanguages.flatMap((language) => {
  const counted = new Map<string, number>();
  return recallQuestions[language].map(([kind, question, ...answers]) => {
    const group = language === "en" ? kind : language;
    const turn = counted.get(group) ?? 0;
    counted.set(group, turn + 1);
    return { language, kind, half: turn % 2 === 0 ? "tuned on" : "unseen", question, answers };
  });
});
