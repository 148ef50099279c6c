import { offerRunContract } from "@/lib/contract/lab/offer-run";
import { ok } from "@/lib/core/result";
import { offerRun } from "@/lib/server/lab-offer";
import { readHandler } from "@/lib/server/read-handler";

export const GET = readHandler(offerRunContract, { scope: "owner" }, async ({ app, deps, ownerId }) =>
  ok(offerRun(deps, app.judgeFor(ownerId, null))),
);
