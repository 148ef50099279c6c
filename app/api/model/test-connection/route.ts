import { testConnectionContract } from "@/lib/contract/model/test-connection";
import { readHandler } from "@/lib/server/read-handler";
import { testConnection } from "@/lib/use-cases/model/test-connection";

/** How long a test of a connection may take, in milliseconds: a local model may have to be loaded first. */
const testLimitMs = 120_000;

export const POST = readHandler(
  testConnectionContract,
  { scope: "owner", timeLimitMs: testLimitMs },
  ({ app, ownerId, signal }, fields) => testConnection(app.models, { ownerId, ...fields, signal }),
);
