import { discoverServersContract } from "@/lib/contract/model/discover-servers";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

export const POST = readHandler(discoverServersContract, { scope: "owner" }, async ({ app, ownerId }) =>
  // What listens on this computer is shown to its owners alone.
  ok(app.models.ownsMachine(ownerId) ? await app.models.gateway.discover() : []),
);
