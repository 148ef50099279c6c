// Trains a policy, plays rollouts for an engine, makes rows to learn from, exports what is in the log. Started by train.mjs.
import process from "node:process";
import { pushAdapter } from "@/lib/adapters/policy-servers/push-adapter";
import { AppUnavailableError } from "@/lib/server/app-unavailable-error";
import { EnvironmentError } from "@/lib/server/environment";
import { compareAdapter } from "./train/compare-adapter";
import { completeCard } from "./train/complete-card";
import { evaluate } from "./train/evaluate";
import { exportToFile } from "./train/export-file";
import { readTrainOrders, type TrainOrders, UsageError, usage } from "./train/orders";
import { runTraining, serveRollouts } from "./train/run-training";
import { TrainFailure } from "./train/train-failure";
import { writeWarmStart } from "./train/warm-start";

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n${usage}\n`);
    return 2;
  }
  const isExpected = [TrainFailure, AppUnavailableError, EnvironmentError].some(
    (kind) => error instanceof kind,
  );
  if (!(isExpected && error instanceof Error)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 1;
});

async function main(): Promise<number> {
  return await obey(readTrainOrders(process.argv.slice(2)));
}

async function obey(orders: TrainOrders): Promise<number> {
  switch (orders.command) {
    case "help":
      process.stdout.write(`${usage}\n`);
      return 0;
    case "run":
      return await runTraining(orders);
    case "rollouts":
      await serveRollouts(orders);
      return 0;
    case "evaluate":
      await evaluate(orders);
      return 0;
    case "card":
      await completeCard(orders);
      return 0;
    case "compare":
      await compareAdapter(orders);
      return 0;
    case "push": {
      const key = process.env.AGEMEM_POLICY_SERVER_KEY;
      const pushed = await pushAdapter({ ...orders, ...(key ? { apiKey: key } : {}) });
      if (!pushed.ok) throw new TrainFailure(pushed.error);
      process.stderr.write(`Loaded. Choose the model ${pushed.value} of this connection.\n`);
      return 0;
    }
    case "warm-start":
      await writeWarmStart(orders);
      return 0;
    case "export":
      await exportToFile(orders);
      return 0;
  }
}
