// `npm run bench -- filter-threshold`: how FILTER's θ was chosen for the built-in embedder, and how well it does.
import process from "node:process";
import {
  conversationsToReportOn,
  conversationsToTuneOn,
} from "@/lab/sets/filter/conversations/filter-conversations";
import { casesToChooseOn, casesToReportOn, filterCases } from "@/lab/sets/filter/filter-cases";
import { pastedTexts } from "@/lab/sets/filter/pasted-texts";
import { filterThresholdOf, uncalibratedFilterThreshold } from "@/lib/adapters/embeddings/filter-thresholds";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import type { ItemScore } from "@/lib/core/context/decide-filter";
import {
  confusionAt,
  precisionOf,
  recallOf,
  type ScoredConversation,
  scoreConversations,
} from "../measures/conversation-filter";
import {
  chooseThreshold,
  qualityAt,
  requiredPrecision,
  type ScoredCase,
  scoreCases,
  wordings,
} from "../measures/filter-quality";
import { sized } from "../measures/options";
import { type Row, report, rounded } from "../measures/report";

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
const chosenOn = await scoreCases(encoder, sized(casesToChooseOn, 2));
const reportedOn = await scoreCases(encoder, sized(casesToReportOn, 2));
const conversations = [
  { half: "chosen on", scored: await scoreConversations(encoder, sized(conversationsToTuneOn, 2)) },
  { half: "reported on", scored: await scoreConversations(encoder, sized(conversationsToReportOn, 2)) },
] as const;
await encoder.close();

const chosen = chooseThreshold(chosenOn);
const swept = [0.2, 0.25, 0.3, 0.35, chosen, 0.45, 0.5, 0.55, uncalibratedFilterThreshold];
const longTexts = new Set<string>(Object.values(pastedTexts));
const items = filterCases.reduce((sum, { remove, keep }) => sum + remove.length + keep.length, 0);

report("filter-threshold", [
  {
    title: `${encoder.model}: ${filterCases.length} contexts, ${items} items, ${wordings.length} wordings. θ ${chosen} has the best F1 of those whose precision is surely (95 %) ≥ ${requiredPrecision} on the even half; the app uses ${filterThresholdOf(encoder.model)}.`,
    rows: swept.flatMap((threshold) => [
      rowOf("chosen on", "all", threshold, chosenOn),
      rowOf("reported on", "all", threshold, reportedOn),
    ]),
  },
  {
    title: `${conversationsToTuneOn.length + conversationsToReportOn.length} conversations: what becomes of their items at θ ${filterThresholdOf(encoder.model)}. “asked”: left on a doubt and shown.`,
    rows: conversations.flatMap(({ half, scored }) =>
      ["all", ...new Set(scored.map(({ conversation }) => conversation.language))].map((language) =>
        conversationRow(half, language, scored),
      ),
    ),
  },
  {
    title: "By wording of the criteria, on the half that θ was not chosen on",
    rows: wordings.map((wording) => rowOf("reported on", wording, chosen, ofWording(reportedOn, wording))),
  },
  {
    title:
      "Long items that should stay, some with one sentence on the subject: how many are lost by the mean of the passages (the app) and by the best passage",
    isDetail: true,
    rows: [longItemsRow("mean of passages", (score) => score), longItemsRow("best passage", bestPassage)],
  },
]);

function rowOf(half: string, wording: string, threshold: number, scored: readonly ScoredCase[]): Row {
  const { precision, recall, f1, recallOrAsked } = qualityAt(threshold, scored);
  return {
    half,
    wording,
    threshold,
    precision: rounded(precision, 3),
    recall: rounded(recall, 3),
    f1: rounded(f1, 3),
    recallOrAsked: rounded(recallOrAsked, 3),
  };
}

function conversationRow(half: string, language: string, scored: readonly ScoredConversation[]): Row {
  const own = scored.filter(({ conversation }) => language === "all" || conversation.language === language);
  const confusion = confusionAt(filterThresholdOf(encoder.model), own);
  return {
    half,
    language,
    conversations: own.length,
    precision: rounded(precisionOf(confusion), 3),
    recall: rounded(recallOf(confusion), 3),
    recallOrAsked: rounded(recallOf(confusion, true), 3),
    ...confusion,
  };
}

function ofWording(scored: readonly ScoredCase[], wording: string): readonly ScoredCase[] {
  return scored.filter((candidate) => candidate.wording === wording);
}

function longItemsRow(score: string, scoreOf: (score: ItemScore) => ItemScore): Row {
  const scored = [...chosenOn, ...reportedOn].map((one) => ({
    ...one,
    scores: new Map([...one.scores].map(([itemId, itemScore]) => [itemId, scoreOf(itemScore)])),
  }));
  const isLong = (one: ScoredCase, itemId: string) => longTexts.has(one.state.items.get(itemId)?.text ?? "");
  const kept = scored.flatMap((one) =>
    [...one.labels].filter(([itemId, isWanted]) => !isWanted && isLong(one, itemId)),
  );
  const lost = scored.flatMap((one) =>
    qualityAt(chosen, [one]).wronglyRemovedItemIds.filter((itemId) => isLong(one, itemId)),
  );
  return { score, threshold: chosen, longItemsToKeep: kept.length, lost: lost.length };
}

function bestPassage({ bestPassageScore }: ItemScore): ItemScore {
  return { score: bestPassageScore, bestPassageScore };
}
