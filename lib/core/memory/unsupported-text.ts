import { readWords } from "./compare/stem-words";
import { stretchesOf } from "./matched-stretches";

/**
 * Words by which a memory says whom it is about or ties a fact to them, and that a message says in another way ("I moved to Bergen",
 * "Lives in Bergen"): they claim nothing by themselves.
 */
const bridging = new Set(
  readWords(
    "user person he she they someone lives live moved stays resides works work job likes loves enjoys prefers wants has have owns uses is was " +
      "named called born goes went plans planned planning mentioned said says states stated told asked interested about new old current currently now " +
      "recently since day week month year today tomorrow tonight next last favourite favorite known as also with from who which their his her its " +
      "needs takes does did done get gets got make makes made keep keeps kept feel feels plan time fact thing home house city place people family",
  ).map((word) => word.stem),
);

/**
 * The stretches of a memory that none of its sources says: content words whose stem stands nowhere in them. Neighbouring words become one
 * stretch. Without a source nothing can be said, and nothing is marked.
 */
export function unsupportedStretches(
  content: string,
  sources: readonly string[],
): readonly { readonly start: number; readonly end: number }[] {
  if (sources.every((source) => source.trim() === "")) return [];
  const said = new Set(sources.flatMap((source) => readWords(source).map((word) => word.stem)));
  const marked = stretchesOf(
    content,
    (word) => word.isContent && !said.has(word.stem) && !bridging.has(word.stem),
  );
  return joined(content, marked);
}

/** Stretches with nothing but spaces between them are one. */
function joined(
  text: string,
  stretches: readonly { readonly start: number; readonly end: number }[],
): readonly { readonly start: number; readonly end: number }[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of stretches) {
    const last = result.at(-1);
    if (last && text.slice(last.end, start).trim() === "") last.end = end;
    else result.push({ start, end });
  }
  return result;
}
