import type { OperationInput, OperationName } from "@/lib/core/log/operations";

/** A tool call that the assistant makes. */
export type PlannedCall = {
  [Name in OperationName]: { readonly operation: Name; readonly input: OperationInput<Name> };
}[OperationName];

/** What the assistant does in one step: call tools, or answer and end the turn. */
export type Reply =
  | { readonly kind: "calls"; readonly calls: readonly PlannedCall[] }
  | { readonly kind: "answer"; readonly text: string };

/** A step that calls tools. */
export function call(...calls: readonly PlannedCall[]): Reply {
  return { kind: "calls", calls };
}

/** A step that ends the turn. */
export function answer(...sentences: readonly string[]): Reply {
  return { kind: "answer", text: sentences.filter((sentence) => sentence !== "").join(" ") };
}
