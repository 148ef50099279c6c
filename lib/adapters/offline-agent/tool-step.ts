import type { OperationName } from "@/lib/core/log/operations";
import type { ToolOutcome } from "./read-tool-outcome";

/** One tool call of the running turn, with its answer. */
export interface ToolStep {
  readonly operation: OperationName | null;
  readonly input: Readonly<Record<string, unknown>>;
  readonly outcome: ToolOutcome;
}
