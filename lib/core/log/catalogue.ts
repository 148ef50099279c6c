import { z } from "zod";
import { branchEvents } from "./branch-events";
import { clientEvents } from "./client-events";
import { contextEvents } from "./context-events";
import { episodeEvents } from "./episode-events";
import { memoryEvents } from "./memory-events";
import { sessionEvents } from "./session-events";
import { turnEvents } from "./turn-events";

/** Every kind of event, in the order in which they are listed. */
export const eventDefinitions = [
  ...turnEvents,
  ...memoryEvents,
  ...contextEvents,
  ...branchEvents,
  ...episodeEvents,
  ...clientEvents,
  ...sessionEvents,
] as const;

export type Definition = (typeof eventDefinitions)[number];
type Schema = Definition["schema"];

const [firstDefinition, ...otherDefinitions] = eventDefinitions;

/** The log's schema: everything that can happen in a session, one immutable fact each. */
export const sessionEventSchema = z.discriminatedUnion("type", [
  firstDefinition.schema,
  ...otherDefinitions.map((definition): Schema => definition.schema),
]);
