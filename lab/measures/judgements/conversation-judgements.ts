import type { Half } from "@/lab/sets/blind/half";
import type { FilterConversation } from "@/lab/sets/filter/conversations/filter-conversation";
import { decideFilter } from "@/lib/core/context/decide-filter";
import type { Embedder } from "@/lib/ports/embedder";
import { confusionAt, type ScoredConversation, scoreConversations } from "../conversation-filter";
import type { Table } from "../report";
import { halves, share } from "./halves";

/** What FILTER takes of conversations, by half and language. */
export async function conversationJudgements(
  embedder: Embedder,
  threshold: number,
  placed: readonly { readonly conversation: FilterConversation; readonly half: Half }[],
): Promise<readonly Table[]> {
  const scored = await scoreConversations(
    embedder,
    placed.map(({ conversation }) => conversation),
  );
  const halfAt = new Map(placed.map(({ conversation, half }) => [conversation, half]));
  const languages = ["all", ...new Set(placed.map(({ conversation }) => conversation.language))];
  const rows = halves.flatMap((half) =>
    languages.map((language) => {
      const own = scored.filter(
        ({ conversation }) =>
          halfAt.get(conversation) === half && (language === "all" || conversation.language === language),
      );
      const confusion = confusionAt(threshold, own);
      const { removedRight, removedWrong, askedRight, missed } = confusion;
      const meant = removedRight + askedRight + missed;
      return {
        ...{ half, language, conversations: own.length },
        precision: share(removedRight, removedRight + removedWrong),
        recall: share(removedRight, meant),
        recallOrAsked: share(removedRight + askedRight, meant),
        ...confusion,
      };
    }),
  );
  return [
    { title: `${placed.length} conversations for FILTER, items, in percent with 95 % intervals`, rows },
    {
      title: "Items of the tuning half that were judged otherwise",
      rows: scored
        .filter(({ conversation }) => halfAt.get(conversation) === "tuning")
        .flatMap((one) => mistakesOf(one, threshold)),
      isDetail: true,
    },
  ];
}

function mistakesOf({ conversation, state, labels, scores }: ScoredConversation, threshold: number) {
  return decideFilter(state, threshold, scores).candidates.flatMap(({ itemId, outcome, score }) => {
    const isMeant = labels.get(itemId);
    if (isMeant === undefined || isMeant === (outcome === "removed")) return [];
    const text = state.items.get(itemId)?.text ?? "";
    return [{ criteria: conversation.criteria, isMeant, outcome, score: Number(score.toFixed(2)), text }];
  });
}
