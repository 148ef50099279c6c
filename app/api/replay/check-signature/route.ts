import { checkSignatureContract } from "@/lib/contract/replay/check-signature";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

export const GET = readHandler(
  checkSignatureContract,
  { scope: "owner" },
  async ({ app, ownerId }, { hash, signature }) =>
    ok({ check: app.fileSigner.check({ ownerId, hash, signature }) }),
);
