import {
  type ConversationQuestionKind,
  conversationQuestionKinds,
  type ToldConversation,
} from "./conversation";
import { baker } from "./conversation-baker";
import { developer } from "./conversation-developer";
import { estudiante, gaertner } from "./conversation-languages";
import { nurse } from "./conversation-nurse";
import { retiree } from "./conversation-retiree";
import { teacher } from "./conversation-teacher";
import { type Half, halfOf } from "./half";

/** Every conversation; each is a store of its own. */
export const toldConversations: readonly ToldConversation[] = [
  nurse,
  developer,
  teacher,
  retiree,
  baker,
  gaertner,
  estudiante,
];

/** When the questions are asked. */
export const toldAskedAt = "2026-11-28T12:00:00.000Z";

/** A question of a conversation with where it belongs. */
export interface ToldQuestion {
  readonly language: ToldConversation["language"];
  readonly kind: ConversationQuestionKind;
  readonly half: Half;
  readonly question: string;
  readonly answers: readonly string[];
}

/** The questions of one conversation. */
export function questionsOf({ name, language, questions }: ToldConversation): readonly ToldQuestion[] {
  return conversationQuestionKinds.flatMap((kind) =>
    questions[kind].map(([question, ...answers]) => ({
      ...{ language, kind, question, answers },
      half: halfOf(`${name}: ${question}`),
    })),
  );
}
