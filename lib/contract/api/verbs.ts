import type { ApiContract } from "../contract";
import { addMemoryContract as addMemory } from "./add-memory";
import { deleteMemoryContract as deleteMemory } from "./delete-memory";
import { followEventsContract as followEvents } from "./follow-events";
import { listEventsContract as listEvents } from "./list-events";
import { listMemoriesContract as listMemories } from "./list-memories";
import { listSessionsContract as listSessions } from "./list-sessions";
import { listToolsContract as listTools } from "./list-tools";
import { readMemoryContract as readMemory } from "./read-memory";
import { readSessionContract as readSession } from "./read-session";
import { runOperationContract as runOperation } from "./run-operation";
import { searchMemoriesContract as searchMemories } from "./search-memories";
import { updateMemoryContract as updateMemory } from "./update-memory";

/** Every verb of the HTTP API, in the order in which the OpenAPI document has them. */
export const apiVerbs: readonly ApiContract[] = [
  listMemories,
  addMemory,
  searchMemories,
  readMemory,
  updateMemory,
  deleteMemory,
  runOperation,
  listTools,
  listSessions,
  readSession,
  listEvents,
  followEvents,
];
