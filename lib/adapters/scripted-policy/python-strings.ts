/** The string literals of a Python text, in order: how Mem0 writes lists into its prompts. */
export function pythonStrings(text: string): readonly string[] {
  const literals: string[] = [];
  for (const match of text.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/gs))
    literals.push(written(match[1] ?? match[2] ?? ""));
  return literals;
}

function written(literal: string): string {
  return literal.replace(/\\(x[\da-f]{2}|u[\da-f]{4}|.)/gis, (_, code: string) => {
    if (code.length > 1) return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
    return { n: "\n", t: "\t", r: "\r" }[code] ?? code;
  });
}
