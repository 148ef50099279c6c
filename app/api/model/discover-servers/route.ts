import { discoverServersContract } from "@/lib/contract/model/discover-servers";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

export const POST = readHandler(discoverServersContract, { scope: "owner" }, async ({ app }) =>
  ok(await app.models.gateway.discover()),
);
