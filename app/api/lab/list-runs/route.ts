import { listRunsContract } from "@/lib/contract/lab/list-runs";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

export const GET = readHandler(listRunsContract, { scope: "owner" }, async ({ app, ownerId }) =>
  ok({ runs: await app.labStore.list({ ownerId }) }),
);
