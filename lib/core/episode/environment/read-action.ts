/** Decoration that models put around a line: bold, code, quotes, a list mark, a period at the end. */
const before = /^[\s>*_`“"'-]+/u;
const after = /[\s*_`”"'.。]+$/u;

/**
 * The action that an answer names: the last line that begins with “Action:” (in any case, `*` and `` ` `` around it ignored), or the whole answer
 * where it is one of the possible actions. Null where it names none: nothing is guessed.
 */
export function readAction(answer: string, possible: readonly string[] | null): string | null {
  const lines = answer.split("\n").map((line) => line.replace(before, ""));
  const named = lines.flatMap((line) => /^action\s*[*_`]*\s*[::]\s*(.+)$/iu.exec(line)?.[1] ?? []).at(-1);
  const action = bare(named ?? "");
  if (action !== "") return possible?.find((known) => isSame(known, action)) ?? action;
  return possible?.find((known) => isSame(known, bare(answer))) ?? null;
}

function bare(text: string): string {
  return text.replace(before, "").replace(after, "");
}

function isSame(left: string, right: string): boolean {
  const folded = (text: string) => text.toLocaleLowerCase("und").replace(/\s+/gu, "");
  return folded(left) === folded(right);
}
