import type { DescribedTool } from "../protocol-prompt";

/** What must be known of a tool to recognize a call of it. */
export interface KnownTool {
  readonly name: string;
  /** Names of its arguments, the required ones first. */
  readonly parameters: readonly string[];
}

/** What a name of a tool looks like. */
const anyName = /^[A-Za-z_][\w-]{1,63}$/;

/** The tools that a written call may name. */
export class KnownTools {
  private readonly byName: ReadonlyMap<string, KnownTool>;

  /** `takesAny`: every name is one of a tool. */
  constructor(
    tools: readonly KnownTool[],
    readonly takesAny = false,
  ) {
    this.byName = new Map(tools.map((tool) => [folded(tool.name), tool]));
  }

  /** From the tools as they are described to a model. */
  static of(tools: readonly Pick<DescribedTool, "name" | "inputSchema">[]): KnownTools {
    return new KnownTools(
      tools.map(({ name, inputSchema }) => ({ name, parameters: parametersOf(inputSchema) })),
    );
  }

  /** The tool behind a written name: in any case, behind the `functions.` of some templates, before a tag of harmony. */
  find(written: string): KnownTool | null {
    const [name = ""] = written
      .trim()
      .replace(/^(?:functions|default_api|tools?)[./]/, "")
      .split(/<\|/);
    const known = this.byName.get(folded(name)) ?? null;
    return known ?? (this.takesAny && anyName.test(name) ? { name, parameters: [] } : null);
  }

  /** True while a written beginning may still grow into a name. */
  mayBecomeName(begun: string): boolean {
    const start = folded(begun);
    return [...this.byName.keys()].some((name) => name.startsWith(start));
  }

  /** True when the text holds the name of a tool. */
  isNamedIn(text: string): boolean {
    const searched = text.toLowerCase();
    return [...this.byName.values()].some(({ name }) => searched.includes(name.toLowerCase()));
  }

  /** True for an object that can only be the arguments of one of the tools, without its name. */
  areArguments(value: unknown): boolean {
    if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
    const names = Object.keys(value);
    return (
      names.length > 0 &&
      [...this.byName.values()].some(({ parameters }) => names.every((name) => parameters.includes(name)))
    );
  }

  /** Any of the names as a regular expression takes it. */
  get pattern(): string {
    if (this.takesAny) return "[A-Za-z_][\\w-]{1,63}";
    return [...this.byName.values()].map(({ name }) => name.replace(/[^\w]/g, "\\$&")).join("|");
  }
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]/g, "");
}

function parametersOf(schema: unknown): readonly string[] {
  if (schema === null || typeof schema !== "object") return [];
  const properties =
    "properties" in schema && schema.properties !== null ? Object.keys(Object(schema.properties)) : [];
  const required = "required" in schema && Array.isArray(schema.required) ? schema.required.map(String) : [];
  return [...required, ...properties.filter((name) => !required.includes(name))];
}
