import { collectParts, type FoundMemory, type FoundRest, leave, type PartCollector } from "./collect-parts";
import { readTable } from "./read-table";
import { splitBlocks } from "./text-blocks";
import { formOf, indentOf, isWrapped, type LineForm, linesOf, readDate, type TextLine } from "./text-lines";
import type { TransferFile } from "./transfer-entry";

/** What every memory of a text gets besides its words. */
type TextDefaults = Pick<FoundMemory, "metadata" | "createdAt">;

/**
 * Reads any text: each list item is a memory and each line that is in no list, unless lines were broken at a width. An item keeps the words of the
 * items that it is nested in, and the heading above it as metadata. Headings, code, comments, tasks and front matter are named, not taken.
 */
export function readText(text: string): TransferFile {
  const parts = collectParts("text");
  for (const part of createTextReader(parts, {}).readAll(text)) parts.add(part);
  return parts.file();
}

/** The parts of a text that lies in another file; they have no lines of their own. */
export function partsOfText(
  text: string,
  parts: PartCollector,
  defaults: TextDefaults,
): readonly (FoundMemory | FoundRest)[] {
  const found = createTextReader(parts, defaults).readAll(text);
  return found.map((part) => ({ ...part, line: undefined }));
}

interface Item {
  readonly line: number;
  readonly indent: number;
  readonly words: string[];
  readonly parent: Item | null;
  isParent: boolean;
}

interface Heading extends TextLine {
  isUsed: boolean;
}

/** Reads line by line: what a line means depends on the list, the paragraph and the heading that it is in. */
function createTextReader(collector: PartCollector, defaults: TextDefaults) {
  const found: (FoundMemory | FoundRest)[] = [];
  let items: Item[] = [];
  let open: Item | null = null;
  let paragraph: TextLine[] = [];
  let table: TextLine[] = [];
  let heading: Heading | null = null;
  let isAfterBlank = false;
  let wrapped = 0;

  const take = (line: number, words: string) => {
    const { words: content, date } = readDate(words);
    if (heading) heading.isUsed = true;
    const metadata = { ...(heading ? { section: heading.text } : {}), ...defaults.metadata };
    found.push({ metadata, line, content, createdAt: date ?? defaults.createdAt });
  };
  const setHeading = (next: TextLine | null) => {
    if (heading && !heading.isUsed)
      found.push(leave("A heading, which is no memory.", heading.text, heading.number));
    heading = next && { ...next, isUsed: false };
  };
  const endList = () => {
    for (const item of items) if (!item.isParent) take(item.line, fullWords(item));
    items = [];
    open = null;
  };
  const endParagraph = () => {
    const lines = paragraph;
    paragraph = [];
    const [first, ...rest] = lines;
    if (!first) return;
    if (isWrapped(lines.map((line) => line.text))) {
      wrapped += 1;
      take(first.number, lines.map((line) => line.text).join("\n"));
      return;
    }
    if (rest.length > 0 && isLeadIn(first.text)) setHeading({ ...first, text: withoutColon(first.text) });
    else take(first.number, first.text);
    for (const line of rest) take(line.number, line.text);
  };
  const endTable = () => {
    for (const row of table.length > 0 ? readTable(table, collector) : []) found.push(row);
    table = [];
  };
  const endAll = () => {
    endTable();
    endParagraph();
    endList();
  };

  const readItem = (line: TextLine, indent: number, words: string) => {
    endTable();
    const lead = paragraph.at(-1);
    if (lead && isLeadIn(lead.text)) {
      paragraph.pop();
      endParagraph();
      setHeading({ ...lead, text: withoutColon(lead.text) });
    } else endParagraph();
    while (open && open.indent >= indent) open = open.parent;
    if (open) open.isParent = true;
    open = { line: line.number, indent, words: [words], parent: open, isParent: false };
    items.push(open);
  };
  const readPlain = (line: TextLine) => {
    endTable();
    const words = line.text.trim();
    const before = open?.words.at(-1) ?? "";
    if (open && (indentOf(line.text) >= 2 || (!isAfterBlank && isWrapped([before, words])))) {
      open.words.push(words);
      return;
    }
    const isListEnded = open !== null && isAfterBlank;
    endList();
    if (isListEnded) setHeading(null);
    paragraph.push({ ...line, text: words });
  };
  const readLine = (line: TextLine, form: LineForm) => {
    switch (form.form) {
      case "blank":
        endParagraph();
        break;
      case "heading":
        endAll();
        setHeading({ ...line, text: form.words });
        break;
      case "item":
        readItem(line, form.indent, form.words);
        break;
      case "table":
        endParagraph();
        endList();
        table.push(line);
        break;
      case "task":
        endParagraph();
        found.push(leave("A task to tick off, which is no memory.", form.words, line.number));
        break;
      case "comment":
        found.push(leave("A comment.", line.text, line.number));
        break;
      case "rule":
        endAll();
        break;
      case "text":
        readPlain(line);
    }
    isAfterBlank = form.form === "blank";
  };

  return {
    /** The parts of a text, in the order in which they end. */
    readAll(text: string): readonly (FoundMemory | FoundRest)[] {
      const { lines, leftOut } = splitBlocks(linesOf(text));
      for (const part of leftOut) found.push(part);
      lines.forEach((line, index) => {
        const form = formOf(line.text);
        const isUnderlined = form.form === "text" && underline.test(lines[index + 1]?.text ?? "");
        readLine(line, isUnderlined ? { form: "heading", words: line.text.trim() } : form);
      });
      endAll();
      setHeading(null);
      if (wrapped > 0)
        collector.note(
          `${wrapped === 1 ? "A paragraph of several lines was" : `${wrapped.toLocaleString("en")} paragraphs of several lines were each`} read as one memory.`,
        );
      return found;
    },
  };
}

/** The line below a heading of the older form. */
const underline = /^\s{0,3}(?:={3,}|-{3,})\s*$/;

/** "Pets" above "dog Pim" gives "Pets: dog Pim"; an item alone stays as it is. */
function fullWords(item: Item): string {
  const above: string[] = [];
  for (let parent = item.parent; parent; parent = parent.parent)
    above.unshift(withoutColon(parent.words.join(" ").replace(/^(\*\*|__)(.+)\1(:?)$/, "$2$3")));
  return [...above, item.words.join("\n")].join(": ");
}

function isLeadIn(line: string): boolean {
  return /[:：]\s*$/.test(line) && readDate(line).date === undefined;
}

function withoutColon(line: string): string {
  return line.trim().replace(/\s*[:：]$/, "");
}
