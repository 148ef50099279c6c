import { splitCitations } from "./citations";

/** The part of a hast node that this plugin touches. */
interface MarkdownNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: MarkdownNode[];
}

/** The element that stands for a citation; its text is the memory's id. */
export const citationTagName = "memory-citation";

const literalTags = new Set(["code", "pre", "a", citationTagName]);

/** Rehype plugin: turns `[mem_…]` in running text into citation elements. Code and links keep their text. */
export function rehypeCitations() {
  return (tree: MarkdownNode): void => {
    cite(tree);
  };
}

function cite(node: MarkdownNode): void {
  if (!node.children || (node.tagName && literalTags.has(node.tagName))) return;
  for (const child of node.children) cite(child);
  node.children = node.children.flatMap((child) => (child.type === "text" ? citedText(child) : [child]));
}

function citedText(node: MarkdownNode): MarkdownNode[] {
  const segments = splitCitations(node.value ?? "");
  if (!segments.some((segment) => segment.type === "citation")) return [node];
  return segments.map((segment) =>
    segment.type === "text"
      ? { type: "text", value: segment.text }
      : {
          type: "element",
          tagName: citationTagName,
          properties: {},
          children: [{ type: "text", value: segment.memoryId }],
        },
  );
}
