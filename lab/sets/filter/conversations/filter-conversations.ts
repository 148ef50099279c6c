import { chineseConversations } from "./chinese-conversations";
import { englishConversations } from "./english-conversations";
import type { FilterConversation } from "./filter-conversation";
import { germanConversations } from "./german-conversations";
import { spanishConversations } from "./spanish-conversations";
import { typedConversations } from "./typed-conversations";

/**
 * Labelled conversations for FILTER, in four languages and in typed English. Written and labelled before the rules were; nothing of them
 * comes from a person's conversation.
 */
export const filterConversations: readonly FilterConversation[] = [
  ...englishConversations,
  ...typedConversations,
  ...germanConversations,
  ...spanishConversations,
  ...chineseConversations,
];

/** Rules are tuned on every second conversation and reported on the others. */
export const conversationsToTuneOn = filterConversations.filter((_, index) => index % 2 === 0);
export const conversationsToReportOn = filterConversations.filter((_, index) => index % 2 === 1);
