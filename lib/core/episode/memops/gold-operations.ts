import type { Task } from "../task";
import { readStatement } from "./read-sentences";

/** What a message asks of long-term memory; `none` where nothing new is said. */
export type GoldOperation = "ADD" | "UPDATE" | "DELETE" | "none";

/**
 * What each message of the first stage asks of a memory that holds one fact once: ADD for a new fact, UPDATE for one that changed, DELETE for
 * one that is over. Secondary to the state: a strategy that reaches the right state by other operations is as right.
 */
export function goldOperations(task: Pick<Task, "messages">): readonly GoldOperation[] {
  const held = new Map<string, string>();
  return task.messages.map(({ text }): GoldOperation => {
    const said = readStatement(text);
    if (!said) return "none";
    const key = `${said.subject}/${said.attribute}`;
    const before = held.get(key);
    if (said.value === null) return held.delete(key) ? "DELETE" : "none";
    held.set(key, said.value);
    if (before === undefined) return "ADD";
    return before === said.value ? "none" : "UPDATE";
  });
}
