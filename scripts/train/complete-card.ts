import { readFile, rename, writeFile } from "node:fs/promises";
import { policyCardSchema } from "@/lib/core/model/policy-card";
import { heldOutOf } from "@/lib/core/training/held-out-scores";
import { readScores } from "./evaluate";
import type { TrainOrders } from "./orders";
import { TrainFailure } from "./train-failure";

type CardOrders = Extract<TrainOrders, { command: "card" }>;

/** Puts the scores of held-out tasks on a card: those tasks alone that every control has played. */
export async function completeCard({ card: file, scores }: CardOrders): Promise<void> {
  const card: unknown = JSON.parse(await readFile(file, "utf8"));
  const byControl = await Promise.all(
    scores.map(async ([control, lines]) => [control, await readScores(lines)] as const),
  );
  const heldOut = heldOutOf(byControl);
  const parsed = policyCardSchema.safeParse({ ...(card as object), heldOut });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new TrainFailure(`The card does not fit at ${issue?.path.join(".")}: ${issue?.message}`);
  }
  await writeFile(`${file}.partial`, `${JSON.stringify(parsed.data, null, 2)}\n`);
  await rename(`${file}.partial`, file);
}
