import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { JudgeCard } from "./judge-card";

const estimate = (mean: number) => ({ mean, low: mean - 0.1, high: mean + 0.1 });
const judge = { provider: "judges.example", modelId: "grave", label: "grave (judges.example)" };
const judged = {
  answers: estimate(0.62),
  bands: [3, 0, 1, 0, 0, 2],
  memoryPaper: estimate(0.71),
  memoryReleased: null,
  rubric: null,
  histories: 2,
  questions: 6,
  unread: 4,
};

test("what a model judged stands under its name, beside the paper's numbers, with what is not there said so", () => {
  const rows = [{ strategy: "agemem", judged }] as unknown as readonly StrategyRow[];
  const html = renderToStaticMarkup(<JudgeCard rows={rows} judge={judge} onChoose={() => undefined} />);
  expect(html).toContain("judge: grave (judges.example), never the model that speaks");
  const cells = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) =>
    (cell ?? "").replace(/<[^>]+>/g, ""),
  );
  expect(cells.slice(1)).toEqual([
    ...[".62 .52–.72", ".54", ".71 .61–.81", ".53", "n/a", "n/a"],
    ...["3", "·", "1", "·", "·", "2", "4"],
  ]);
});

test("a run that nobody judged has no such table", () => {
  const rows = [{ strategy: "agemem", judged: null }] as unknown as readonly StrategyRow[];
  expect(renderToStaticMarkup(<JudgeCard rows={rows} judge={judge} onChoose={() => undefined} />)).toBe("");
});
