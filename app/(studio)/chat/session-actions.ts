"use server";

import { archiveSessionContract } from "@/lib/contract/session/archive-session";
import { beginTemporaryChatContract } from "@/lib/contract/session/begin-temporary-chat";
import { deleteSessionContract } from "@/lib/contract/session/delete-session";
import { pinSessionContract } from "@/lib/contract/session/pin-session";
import { purgeSessionContract } from "@/lib/contract/session/purge-session";
import { renameSessionContract } from "@/lib/contract/session/rename-session";
import { restoreSessionContract } from "@/lib/contract/session/restore-session";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { action } from "@/lib/server/action";
import * as archive from "@/lib/use-cases/session/archive-session";
import * as temporary from "@/lib/use-cases/session/begin-temporary-chat";
import * as deletion from "@/lib/use-cases/session/delete-session";
import * as pin from "@/lib/use-cases/session/pin-session";
import * as purge from "@/lib/use-cases/session/purge-session";
import * as rename from "@/lib/use-cases/session/rename-session";

/** The list of sessions is told by the stream, so the acts themselves have nothing to give. */
function done(result: Result<unknown, AppError>): Result<true, AppError> {
  return result.ok ? ok(true) : result;
}

/** Renames a conversation. */
export const renameSession = action(
  renameSessionContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId: eventId, ...request }) =>
    done(await rename.renameSession(deps, { ownerId, eventId, ...request })),
);

/** Pins or unpins a conversation. */
export const pinSession = action(
  pinSessionContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId: eventId, ...request }) =>
    done(await pin.pinSession(deps, { ownerId, eventId, ...request })),
);

/** Archives a conversation, or brings it back. */
export const archiveSession = action(
  archiveSessionContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId: eventId, ...request }) =>
    done(await archive.archiveSession(deps, { ownerId, eventId, ...request })),
);

/** Hides a conversation; it can be restored. */
export const deleteSession = action(
  deleteSessionContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId: eventId, ...request }) =>
    done(await deletion.deleteSession(deps, { ownerId, eventId, ...request })),
);

/** Brings a deleted conversation back. */
export const restoreSession = action(
  restoreSessionContract,
  { scope: "session" },
  async ({ deps, ownerId }, { requestId: eventId, ...request }) =>
    done(await deletion.restoreSession(deps, { ownerId, eventId, ...request })),
);

/** Removes every word of a conversation for good. */
export const purgeSession = action(
  purgeSessionContract,
  { scope: "session", worksOnFullDisk: true },
  async ({ app, deps, ownerId }, { requestId: eventId, ...request }) => {
    const purged = await purge.purgeSession(deps, { ownerId, eventId, ...request });
    if (purged.ok) await app.database.scrub();
    return purged;
  },
);

/** Begins a chat that writes no memory. */
export const beginTemporaryChat = action(
  beginTemporaryChatContract,
  { scope: "session" },
  ({ deps, ownerId }, request) => temporary.beginTemporaryChat(deps, { ownerId, ...request }),
);
