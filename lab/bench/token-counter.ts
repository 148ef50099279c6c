// `npm run bench -- token-counter`: how far two estimates of tokens are from the o200k encoding, for six kinds of text.
// No provider can be reached from here, so the reference is the published encoding of OpenAI's models, which is also what the
// server counts with; what a provider really reports is measured live, per model, and shown beside the counted tokens.
import { estimateTokenCount } from "tokenx";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import { type Row, report, rounded } from "../measures/report";
import { tokenTexts } from "../measures/token-texts";

const reference = createGptTokenCounter();
const rows = Object.entries(tokenTexts).map(([kind, texts]) => rowOf(kind, texts));

report("token-counter", [
  {
    title: `Tokens by ${reference.tokenizer} (server), tokenx (browser estimate) and characters ÷ 4; errors in percent`,
    rows,
  },
]);

function rowOf(kind: string, texts: readonly string[]): Row {
  const counted = sumOf(texts, (text) => reference.count(text));
  const estimated = sumOf(texts, estimateTokenCount);
  const quarter = sumOf(texts, (text) => Math.ceil(text.length / 4));
  return {
    kind,
    items: texts.length,
    o200k: counted,
    tokenx: estimated,
    tokenxErrorPercent: errorPercent(estimated, counted),
    characters4: quarter,
    characters4ErrorPercent: errorPercent(quarter, counted),
  };
}

function sumOf(texts: readonly string[], count: (text: string) => number): number {
  return texts.reduce((sum, text) => sum + count(text), 0);
}

function errorPercent(estimate: number, counted: number): number {
  return rounded((estimate / counted - 1) * 100, 1);
}
