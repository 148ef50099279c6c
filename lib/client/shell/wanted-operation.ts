import { createStore } from "zustand/vanilla";
import type { OperationName } from "@/lib/core/log/operations";

/** The operation whose form was asked for from outside the session, until the session on screen opens it. */
export const wantedOperation = createStore<{ readonly operation: OperationName | null }>(() => ({
  operation: null,
}));

/** Asks the session on screen, or the next one, to open the form of an operation. */
export function wantOperation(operation: OperationName | null): void {
  wantedOperation.setState({ operation });
}
