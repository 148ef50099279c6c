import "server-only";
import { describeDatabaseOpenError } from "@/lib/adapters/prisma/engine/database-open-error";
import { AppUnavailableError } from "./app-unavailable-error";
import { type Container, createContainer } from "./container";
import { readEnvironment } from "./environment";

// Hot reload and separate bundles each load this module again; the database may be opened only once per process.
const shared = globalThis as typeof globalThis & { agememContainer?: Promise<Container> };

/** The container of this process, opened with the first request. A failed opening is tried again with the next. */
export function getApp(): Promise<Container> {
  shared.agememContainer ??= open().catch((error: unknown) => {
    delete shared.agememContainer;
    throw error;
  });
  return shared.agememContainer;
}

async function open(): Promise<Container> {
  const container = await createContainer(readEnvironment(process.env));
  // A database that ended by itself is opened again with the next request.
  if (container.ok) void container.value.database.whenStopped.then(() => delete shared.agememContainer);
  if (!container.ok) throw new AppUnavailableError(describeDatabaseOpenError(container.error));
  return container.value;
}
