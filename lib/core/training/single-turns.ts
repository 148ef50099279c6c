import type { ChatRow } from "./chat-row";

type TurnKind = "update" | "delete" | "add" | "ask";

/**
 * The turns of these rows, each by itself: what was said before is left out, as in a conversation that has just begun. As many questions as changes,
 * half as many new facts, a third as many deletions: in whole conversations changes are one turn in twenty, and a small policy learns them last.
 */
export function singleTurns(rows: readonly ChatRow[]): readonly ChatRow[] {
  const turns = Map.groupBy(turnsOf(rows), kindOf);
  const next = (kind: TurnKind) => turns.get(kind)?.shift() ?? [];
  const changes = turns.get("update")?.length ?? 0;
  return Array.from({ length: changes }, (_, place) => [
    ...next("update"),
    ...next("ask"),
    ...(place % 2 === 0 ? next("add") : []),
    ...(place % 3 === 0 ? next("delete") : []),
  ]).flat();
}

/** Rows of one turn, each without what was said before it. */
function turnsOf(rows: readonly ChatRow[]): ChatRow[][] {
  const turns: { readonly begins: number; readonly rows: ChatRow[] }[] = [];
  for (const row of rows) {
    const asked = row.messages.at(-2)?.content ?? "";
    if (!asked.startsWith("[Result of ")) turns.push({ begins: row.messages.length - 2, rows: [] });
    turns.at(-1)?.rows.push(row);
  }
  return turns.map(({ begins, rows: own }) =>
    own.map((row) => ({ ...row, messages: [...row.messages.slice(0, 1), ...row.messages.slice(begins)] })),
  );
}

function kindOf(turn: readonly ChatRow[]): TurnKind | "other" {
  const written = turn.map(({ messages }) => messages.at(-1)?.content ?? "").join("\n");
  if (written.includes('"Update_memory"')) return "update";
  if (written.includes('"Delete_memory"')) return "delete";
  if (/"(?:Filter|Summary)_context"/.test(written)) return "other";
  if (written.includes('"Add_memory"')) return "add";
  return written.includes('"Retrieve_memory"') ? "ask" : "other";
}
