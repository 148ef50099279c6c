import type { ToldConversation } from "@/lab/sets/blind/conversation";
import { conversationQuestionKinds } from "@/lab/sets/blind/conversation";
import { questionsOf, type ToldQuestion, toldAskedAt } from "@/lab/sets/blind/conversations";
import { certainFrom } from "@/lib/core/memory/certainty";
import { pairedBootstrap } from "@/lib/core/metric/statistics";
import type { Embedder } from "@/lib/ports/embedder";
import { askStore, type BothRankings, certainty, compareRecall, limitsOfRecall } from "../recall-quality";
import type { Table } from "../report";
import { halves } from "./halves";

type Asked = ToldQuestion & BothRankings;

/** How well questions to whole conversations are found, by half, kind and language, beside the ranking from before. */
export async function questionJudgements(
  embedder: Embedder,
  conversations: readonly ToldConversation[],
): Promise<readonly Table[]> {
  const asked: Asked[] = [];
  for (const conversation of conversations) {
    const { memories } = conversation;
    asked.push(
      ...(await askStore(embedder, { memories, questions: questionsOf(conversation), askedAt: toldAskedAt })),
    );
  }
  const answerable = asked.filter(({ kind }) => kind !== "unanswerable");
  const groups: readonly (readonly [string, (one: Asked) => boolean])[] = [
    ["all", () => true],
    ["English", ({ language }) => language === "en"],
    ["German", ({ language }) => language === "de"],
    ["Spanish", ({ language }) => language === "es"],
    ...conversationQuestionKinds.map((kind) => [kind, (one: Asked) => one.kind === kind] as const),
  ];
  const inHalf = (half: string, all: readonly Asked[]) =>
    all.filter((one) => half === "both" || one.half === half);
  const halvesAndBoth = [...halves, "both"];
  return [
    {
      title: `${conversations.length} conversations, ${asked.length} questions: a right source among the first five, in percent; the gain over the ranking from before by bootstrap; "sources" is the share of all sources among five`,
      rows: halvesAndBoth.flatMap((half) =>
        groups.flatMap(([group, isIn]) => {
          const own = inHalf(half, answerable).filter(isIn);
          return own.length === 0 ? [] : [{ half, group, ...compareRecall(own), ...sourcesOf(own) }];
        }),
      ),
    },
    {
      title: "Where nothing answers, and what is brought",
      rows: halvesAndBoth.map((half) => {
        const own = inHalf(half, asked);
        return { half, ...certainty(own, certainFrom(embedder.model) ?? 0), ...limitsOfRecall(own) };
      }),
    },
    {
      title: "Questions of the tuning half without a right source among five",
      rows: inHalf("tuning", answerable).flatMap(missOf),
      isDetail: true,
    },
  ];
}

function sourcesOf(own: readonly Asked[]) {
  // What scores nothing was not found, wherever it is listed.
  const found = (ranking: BothRankings["before"], { answers }: Asked) =>
    ranking.slice(0, 5).filter(({ memoryId, score }) => score > 0 && answers.includes(memoryId)).length /
    answers.length;
  const pairs = own.map((one) => [found(one.now, one), found(one.before, one)] as const);
  const mean = (place: 0 | 1) => (100 * pairs.reduce((sum, pair) => sum + pair[place], 0)) / pairs.length;
  const { difference, low, high } = pairedBootstrap(pairs, { seed: 11 });
  const percent = (value: number) => (100 * value).toFixed(1);
  return {
    sources: `${mean(1).toFixed(1)} → ${mean(0).toFixed(1)}`,
    sourcesGain: `${percent(difference)} [${percent(low)}, ${percent(high)}]`,
  };
}

function missOf({ kind, question, answers, now }: Asked) {
  const place = now.findIndex(({ memoryId }) => answers.includes(memoryId));
  if (place >= 0 && place < 5) return [];
  const first = now.slice(0, 5).map(({ memoryId, score }) => `${memoryId} ${score.toFixed(2)}`);
  const right = now[place];
  const parts = right
    ? `${right.score.toFixed(2)} m${right.meaning?.toFixed(2)} w${right.words.toFixed(2)}`
    : "";
  return [{ kind, question, answers: answers.join(" "), place: place + 1, parts, first: first.join(", ") }];
}
