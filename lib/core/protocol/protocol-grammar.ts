import type { DescribedTool } from "./protocol-prompt";

/** How far a constrained step may go; a small model would never come to an end of its thought by itself. */
export interface GrammarLimits {
  readonly thoughtCharacters: number;
  readonly callsPerStep: number;
}

const defaultLimits: GrammarLimits = { thoughtCharacters: 400, callsPerStep: 4 };

/** Which blocks a step may end with. */
export type ProtocolChoice = "auto" | "required" | "none" | { readonly toolName: string };

/**
 * The paper's protocol as a grammar for llama.cpp (GBNF): whatever the model prefers, what comes out is a thought and then one list of
 * calls, whose arguments fit their tool's schema, or one answer.
 */
export function protocolGrammar(
  tools: readonly DescribedTool[],
  choice: ProtocolChoice = "auto",
  limits: GrammarLimits = defaultLimits,
): string {
  const allowed =
    typeof choice === "object" ? tools.filter(({ name }) => name === choice.toolName) : [...tools];
  const mayCall = choice !== "none" && allowed.length > 0;
  const mayAnswer = choice === "auto" || choice === "none" || !mayCall;
  const rules = new GrammarRules();
  const block = [...(mayCall ? ["calls"] : []), ...(mayAnswer ? ["answer"] : [])].join(" | ");
  rules.add("root", `"<think>" thought "</think>" "\\n"? (${block})`);
  rules.add("thought", `[^<]{1,${limits.thoughtCharacters}}`);
  if (mayAnswer) {
    rules.add("answer", `"<answer>" [^<\\n ] answer-character* "</answer>"`);
    rules.add("answer-character", `[^<] | "<" [^/t]`);
  }
  if (mayCall) {
    rules.add("calls", `"<tool_call>[" call (", " call){0,${limits.callsPerStep - 1}} "]</tool_call>"`);
    rules.add("call", allowed.map((_, index) => `call-${index}`).join(" | "));
    for (const [index, { name, inputSchema }] of allowed.entries()) {
      const head = literal(`{"name": ${JSON.stringify(name)}, "arguments": `);
      rules.add(`call-${index}`, `${head} ${rules.ruleOf(inputSchema, `arguments-${index}`)} "}"`);
    }
    rules.addPrimitives();
  }
  return rules.text();
}

type Schema = Readonly<Record<string, unknown>>;

class GrammarRules {
  private readonly rules = new Map<string, string>();

  add(name: string, body: string): void {
    this.rules.set(name, body);
  }

  text(): string {
    return [...this.rules].map(([name, body]) => `${name} ::= ${body}`).join("\n");
  }

  addPrimitives(): void {
    this.add("text", `"\\"" character* "\\""`);
    this.add(
      "character",
      `[^"\\\\\\x7F\\x00-\\x1F] | "\\\\" (["\\\\bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F])`,
    );
    this.add("integer", `"-"? ("0" | [1-9] [0-9]{0,8})`);
    this.add("number", `integer ("." [0-9]{1,8})?`);
    this.add("boolean", `"true" | "false"`);
    this.add("scalar", "text | number | boolean");
  }

  /** The name of a rule for a JSON Schema, as far as the tools' schemas go; anything else becomes a plain value. */
  ruleOf(schema: unknown, name: string): string {
    if (!isSchema(schema)) return "scalar";
    if (Array.isArray(schema.enum)) {
      this.add(name, schema.enum.map((value) => literal(JSON.stringify(value))).join(" | "));
      return name;
    }
    switch (schema.type) {
      case "string":
        return "text";
      case "integer":
      case "number":
      case "boolean":
        return schema.type;
      case "object":
        return this.ruleOfObject(schema, name);
      default:
        return "scalar";
    }
  }

  /** Properties in the order of the schema; every optional one may be left out. */
  private ruleOfObject(schema: Schema, name: string): string {
    const properties = isSchema(schema.properties) ? Object.entries(schema.properties) : [];
    if (properties.length === 0) {
      this.add(name, `"{" (${name}-entry (", " ${name}-entry){0,7})? "}"`);
      this.add(`${name}-entry`, `text ": " ${this.ruleOf(schema.additionalProperties, `${name}-value`)}`);
      return name;
    }
    const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : [];
    const entry = (property: string, value: unknown) =>
      `${literal(`${JSON.stringify(property)}: `)} ${this.ruleOf(value, `${name}-${ruleName(property)}`)}`;
    const entriesOf = (isNeeded: boolean) =>
      properties
        .filter(([property]) => required.includes(property) === isNeeded)
        .map(([property, value]) => entry(property, value));
    const needed = entriesOf(true);
    const optional = entriesOf(false);
    const body = needed.length > 0 ? [needed.join(` ", " `), ...optional.map(afterComma)] : [anyOf(optional)];
    this.add(name, `"{" ${body.join(" ")} "}"`);
    return name;
  }
}

function afterComma(entry: string): string {
  return `(", " ${entry})?`;
}

/** Any of the entries, in their order, with commas between them only. */
function anyOf(entries: readonly string[]): string {
  const beginnings = entries.map((first, index) =>
    [first, ...entries.slice(index + 1).map(afterComma)].join(" "),
  );
  return `(${beginnings.join(" | ")})?`;
}

function isSchema(value: unknown): value is Schema {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function ruleName(property: string): string {
  return property.replace(/[^A-Za-z0-9]/g, "-");
}

/** A text as GBNF writes it. */
function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/\n/g, "\\n")}"`;
}
