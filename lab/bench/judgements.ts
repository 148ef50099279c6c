// `npm run bench -- judgements`: every judgement on memories, on sets written without sight of the rules, in two halves: rules are mended
// with the tuning half in view (--mistakes lists its mistakes), the other is only counted.
import process from "node:process";
import {
  blindConversations,
  blindPairs,
  halfOfConversation,
  halfOfPair,
  secondBlindPairs,
} from "@/lab/sets/blind/blind-sets";
import { toldConversations } from "@/lab/sets/blind/conversations";
import { halfOf } from "@/lab/sets/blind/half";
import { blindSupportCases } from "@/lab/sets/blind/support-cases";
import { blindTypedMessages } from "@/lab/sets/blind/typed-messages";
import { blindDistinctFacts } from "@/lab/sets/blind/wrong-refusals";
import { filterThresholdOf } from "@/lib/adapters/embeddings/filter-thresholds";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { conversationJudgements } from "../measures/judgements/conversation-judgements";
import { pairJudgements, refusalJudgements } from "../measures/judgements/pair-judgements";
import { questionJudgements } from "../measures/judgements/question-judgements";
import { supportJudgements } from "../measures/judgements/support-judgements";
import { typedJudgements } from "../measures/judgements/typed-judgements";
import { optionOf, sized } from "../measures/options";
import { report, type Table } from "../measures/report";

const only = optionOf("--only", "pairs,filter,retrieval,typed,support").split(",");
const showsMistakes = process.argv.includes("--mistakes");
const encoder = createSentenceEncoder({ rootFolder: process.cwd() });
const threshold = filterThresholdOf(encoder.model);
const tables: Table[] = [];
if (only.includes("pairs")) {
  for (const [name, pairs] of Object.entries({ first: blindPairs, second: secondBlindPairs }))
    tables.push(
      ...(await pairJudgements(
        encoder,
        name,
        sized(pairs, 4).map((placed) => ({ ...placed, half: halfOfPair(placed) })),
      )),
    );
  tables.push(
    ...refusalJudgements(
      sized(blindDistinctFacts, 4).map((facts) => ({ facts, half: halfOf(`${facts[1]} / ${facts[2]}`) })),
    ),
  );
}
if (only.includes("filter"))
  tables.push(
    ...(await conversationJudgements(
      encoder,
      threshold,
      sized(blindConversations, 2).map((conversation) => ({
        conversation,
        half: halfOfConversation(conversation),
      })),
    )),
  );
if (only.includes("retrieval"))
  tables.push(...(await questionJudgements(encoder, sized(toldConversations, 1))));
if (only.includes("typed"))
  tables.push(
    ...(await typedJudgements(
      { embedder: encoder, filterThreshold: threshold },
      sized(blindTypedMessages, 2),
    )),
  );
if (only.includes("support")) tables.push(...supportJudgements(sized(blindSupportCases, 4)));
await encoder.close();

report(
  "judgements",
  tables.filter(({ isDetail }) => !isDetail || showsMistakes),
);
