import { systemPrompt } from "../context/system-prompt";
import { type OperationName, operationNames } from "../log/operations";

/** How a model is asked to act in a new session: what it is told, and which of the six operations it is offered. */
export interface Profile {
  readonly systemPrompt: string;
  readonly operations: readonly OperationName[];
}

/** What every session of the studio starts with. */
export const studioProfile: Profile = { systemPrompt, operations: operationNames };
