/** The part of a Markdown element's syntax tree that views read. */
export interface MarkdownElement {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly children?: readonly MarkdownElement[];
}

/** All text inside a Markdown element. */
export function textOf(node: MarkdownElement | undefined): string {
  if (!node) return "";
  return node.value ?? (node.children ?? []).map(textOf).join("");
}

/** The language that a code block names, or null. */
export function languageOf(node: MarkdownElement | undefined): string | null {
  const code = node?.children?.find((child) => child.tagName === "code");
  const names = code?.properties?.className;
  const name = Array.isArray(names)
    ? names.find((candidate) => String(candidate).startsWith("language-"))
    : undefined;
  return name === undefined ? null : String(name).slice("language-".length);
}
