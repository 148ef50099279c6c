import { type FoundRest, leave } from "./collect-parts";
import { formOf, type TextLine } from "./text-lines";

/** A text without its blocks that are no list and no prose. */
interface TextWithoutBlocks {
  readonly lines: readonly TextLine[];
  readonly leftOut: readonly FoundRest[];
}

interface Block {
  readonly line: number;
  /** What is behind the fence: the name of a language. */
  readonly language: string;
  readonly lines: readonly TextLine[];
}

const fenceMark = /^\s{0,3}(`{3,}|~{3,})\s*([\w+#.-]*)[^`]*$/;

/** Blocks that hold text, not code. */
const textLanguages = new Set(["", "text", "txt", "plaintext", "markdown", "md"]);

/**
 * Takes front matter and code out of a text. A fenced block of text is read; when it holds the only list of the text, as an assistant answers that was
 * asked for one, the sentences around it are left out too.
 */
export function splitBlocks(all: readonly TextLine[]): TextWithoutBlocks {
  const leftOut: FoundRest[] = [];
  const body = takeFrontMatter(all, leftOut);
  const { outside, blocks } = takeFences(body);
  const readable = blocks.filter(({ language }) => textLanguages.has(language));
  for (const block of blocks)
    if (!readable.includes(block))
      leftOut.push(
        leave(
          `A block of ${block.language}, which is no list of memories. Save it as a file of its own to import it.`,
          block.lines.map(({ text }) => text).join(" "),
          block.line,
        ),
      );
  const inside = readable.flatMap(({ lines }) => lines);
  if (!inside.some(isItem) || outside.some(isItem)) {
    return { lines: [...outside, ...inside].toSorted((one, other) => one.number - other.number), leftOut };
  }
  for (const line of outside)
    if (formOf(line.text).form !== "blank")
      leftOut.push(leave("It stands around the list and is no part of it.", line.text, line.number));
  return { lines: inside, leftOut };
}

function isItem({ text }: TextLine): boolean {
  return formOf(text).form === "item";
}

function takeFrontMatter(all: readonly TextLine[], leftOut: FoundRest[]): readonly TextLine[] {
  if (all[0]?.text.trim() !== "---") return all;
  const end = all.findIndex(({ text }, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
  const fields = all.slice(1, Math.max(1, end));
  if (end < 0 || !fields.some(({ text }) => /^[\w-]+\s*:/.test(text))) return all;
  for (const { number, text } of fields)
    if (text.trim() !== "") leftOut.push(leave("Front matter, which describes the file.", text, number));
  return all.slice(end + 1);
}

function takeFences(all: readonly TextLine[]): {
  readonly outside: readonly TextLine[];
  readonly blocks: readonly Block[];
} {
  const outside: TextLine[] = [];
  const blocks: Block[] = [];
  const findEnd = createFenceSearch(all);
  let covered = -1;
  all.forEach((line, place) => {
    if (place <= covered) return;
    const fence = fenceMark.exec(line.text);
    if (!fence) {
      outside.push(line);
      return;
    }
    const end = findEnd(place, fence[1] ?? "");
    // A fence that nothing closes is a mark, and what follows it is text.
    if (end === null) return;
    blocks.push({
      line: line.number,
      language: (fence[2] ?? "").toLowerCase(),
      lines: all.slice(place + 1, end),
    });
    covered = end;
  });
  return { outside, blocks };
}

/** Finds the line that closes a fence; what nothing closes is looked for once. */
function createFenceSearch(all: readonly TextLine[]): (start: number, mark: string) => number | null {
  const unclosed = new Set<string>();
  return (start, mark) => {
    if (unclosed.has(mark)) return null;
    const end = all.findIndex(
      ({ text }, index) => index > start && text.trim().startsWith(mark) && /^[`~]+$/.test(text.trim()),
    );
    if (end >= 0) return end;
    unclosed.add(mark);
    return null;
  };
}
