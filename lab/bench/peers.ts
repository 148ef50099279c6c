// `npm run bench -- peers`: the same messages told to this app, to a plain table with pgvector and, where `npm run lab:setup -- mem0-now`
// has installed it, to Mem0; every question is asked of all of them by turns, so that each difference is one of pairs.
import process from "node:process";
import { questionsOf, toldAskedAt, toldConversations } from "@/lab/sets/blind/conversations";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { pairedBootstrap } from "@/lib/core/metric/statistics";
import { share } from "../measures/judgements/halves";
import { isQuick, sized } from "../measures/options";
import { isMem0Installed, openMem0 } from "../measures/peers/mem0-peer";
import { openOwn, openPlainVectors, type PeerStore } from "../measures/peers/peer-store";
import { report, rounded } from "../measures/report";

interface Answer {
  readonly kind: string;
  /** By store: whether a right source is among the first five, whether it is the first, and how long the search took in ms. */
  readonly found: Readonly<
    Record<string, { readonly atFive: boolean; readonly first: boolean; readonly ms: number }>
  >;
}

const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
const hasMem0 = isMem0Installed(process.cwd()) && !isQuick;
const answers: Answer[] = [];
const kept: Record<string, number> = {};
for (const conversation of sized(toldConversations, 1)) {
  const facts = conversation.memories.map(([memoryId, saidOn, content, message]) => ({
    ...{ memoryId, saidOn, content, message },
  }));
  const stores: readonly PeerStore[] = [
    await openOwn(encoder, facts, toldAskedAt),
    await openPlainVectors(encoder, facts),
    ...(hasMem0 ? [await openMem0(encoder, facts)] : []),
  ];
  for (const store of stores) kept[store.name] = (kept[store.name] ?? 0) + store.kept;
  const questions = questionsOf(conversation).filter(({ kind }) => kind !== "unanswerable");
  for (const [place, { kind, question, answers: sources }] of sized(questions, 10).entries()) {
    const found: Record<string, Answer["found"][string]> = {};
    const turn = place % stores.length;
    for (const store of [...stores.slice(turn), ...stores.slice(0, turn)]) {
      const began = performance.now();
      const ids = await store.search(question, 5);
      found[store.name] = {
        atFive: ids.slice(0, 5).some((id) => sources.includes(id)),
        first: sources.includes(ids[0] ?? ""),
        ms: performance.now() - began,
      };
    }
    answers.push({ kind, found });
  }
  for (const store of stores) await store.close();
}
await encoder.close();

const [own = "", ...others] = Object.keys(kept);
const kinds = ["all", ...new Set(answers.map(({ kind }) => kind))];

report("peers", [
  {
    title: `${answers.length} questions to ${Object.values(kept)[0]} facts told in messages, one embedder (${encoder.model}): a right source among the first five, in percent with 95 % intervals; "gain" is ours less theirs, by bootstrap over pairs${hasMem0 ? "" : ". Mem0 is not installed: npm run lab:setup -- mem0-now"}`,
    rows: kinds.flatMap((kind) => {
      const asked = answers.filter((one) => kind === "all" || one.kind === kind);
      return [own, ...others].map((store) => rowOf(kind, store, asked));
    }),
  },
]);

function rowOf(kind: string, store: string, asked: readonly Answer[]) {
  const of = (name: string, one: Answer) => one.found[name] ?? { atFive: false, first: false, ms: 0 };
  const pairs = asked.map((one) => [Number(of(own, one).atFive), Number(of(store, one).atFive)] as const);
  const { difference, low, high } = pairedBootstrap(pairs, { seed: 11 });
  const times = asked.map((one) => of(store, one).ms).sort((left, right) => left - right);
  const percent = (value: number) => (100 * value).toFixed(1);
  return {
    ...{ kind, store, questions: asked.length, kept: kept[store] ?? 0 },
    atFive: share(asked.filter((one) => of(store, one).atFive).length, asked.length),
    first: share(asked.filter((one) => of(store, one).first).length, asked.length),
    gain: store === own ? "" : `${percent(difference)} [${percent(low)}, ${percent(high)}]`,
    medianMs: rounded(times[Math.floor(times.length / 2)] ?? 0, 1),
  };
}
