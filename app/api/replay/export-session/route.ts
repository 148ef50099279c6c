import { exportSessionContract } from "@/lib/contract/replay/export-session";
import { ok } from "@/lib/core/result";
import { readHandler } from "@/lib/server/read-handler";
import { exportSession } from "@/lib/use-cases/replay/export-session";
import { watchDependencies } from "@/lib/use-cases/replay/watch-dependencies";

export const GET = readHandler(
  exportSessionContract,
  { scope: "session" },
  async ({ app, deps, ownerId }, fields) => {
    const file = await exportSession(watchDependencies(deps), app.fileSigner, { ownerId, ...fields });
    return file.ok ? ok({ ...file.value, events: [...file.value.events] }) : file;
  },
);
