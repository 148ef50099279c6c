import type { Embedder } from "@/lib/ports/embedder";
import { type Row, rounded } from "../report";
import { type AskedQuestion, measureRetrieval, qualityOf, rankings, select } from "../retrieval-quality";

/** How well memories are found with one embedder, by meaning alone and as the app ranks, and what a text costs. */
export async function embedderFacts(embedder: Embedder): Promise<Row> {
  const sentences = Array.from(
    { length: 40 },
    (_, index) => `Sentence number ${index} about something else.`,
  );
  const [vector = []] = await embedder.embed(["The first text also loads the model."]);
  const startedMs = performance.now();
  await embedder.embed(sentences);
  const msPerText = (performance.now() - startedMs) / sentences.length;
  const asked = await measureRetrieval(embedder);
  return {
    embedder: embedder.model,
    dimensions: vector.length,
    msPerText: rounded(msPerText, 1),
    ...qualityRow("meaning", asked),
    ...qualityRow("app", asked),
  };
}

/** On the half of the questions that no weight was chosen on. */
function qualityRow(ranking: "meaning" | "app", asked: readonly AskedQuestion[]) {
  const { recallAt1, recallAt5, mrr } = qualityOf(
    select(asked, "reported on", "answerable"),
    rankings[ranking],
  );
  return {
    [`${ranking} R@1`]: rounded(recallAt1, 3),
    [`${ranking} R@5`]: rounded(recallAt5, 3),
    [`${ranking} MRR`]: rounded(mrr, 3),
  };
}
