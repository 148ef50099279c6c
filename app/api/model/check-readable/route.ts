import { checkReadableContract } from "@/lib/contract/model/check-readable";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";

export const POST = readHandler(checkReadableContract, { scope: "owner" }, async ({ deps }, { text }) =>
  ok({ readable: deps.embedder.reads(text) }),
);
