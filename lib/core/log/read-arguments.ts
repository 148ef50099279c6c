import { z } from "zod";
import { err, ok, type Result } from "../result";
import { readLenientJson } from "../text/read-lenient-json";

/** Arguments as they were meant. */
export interface ReadArguments {
  readonly values: Readonly<Record<string, unknown>>;
  /** What could not be used and was left out, one sentence each. */
  readonly leftOut: readonly string[];
}

/** Arguments are sometimes written as JSON inside a text, and that text inside another. */
const deepestText = 3;

/** Words of JSON Schema that small models copy out of a tool's description into its arguments. */
const schemaWords = new Set([
  ..."$schema additionalProperties allOf anyOf const default description enum examples exclusiveMaximum exclusiveMinimum".split(
    " ",
  ),
  ..."format items maximum maxItems maxLength minimum minItems minLength multipleOf not nullable oneOf pattern".split(
    " ",
  ),
  ..."properties propertyNames required strict title type uniqueItems".split(" "),
]);

/** Names that some servers put around the arguments of a call, and nothing else beside them. */
const wrappers = ["arguments", "parameters", "params", "args", "input"];

/**
 * Reads the arguments of a call as far as their meaning is certain: JSON inside a text, `null` for what is not given, a number written as
 * text, a text written as a number or in parts, names as `memoryId`, arguments within `arguments`. A yes that was not given is a no. An optional argument that cannot be used is left out and named; words of JSON Schema are ignored.
 * The error is a sentence about the required arguments.
 */
export function readArguments(schema: z.ZodObject, written: unknown): Result<ReadArguments, string> {
  const given = argumentsIn(schema, written);
  if (!given) return err("the arguments must be one JSON object");
  if (namesPrototype(given)) return err("metadata: __proto__ is not a name that can be stored");
  const values: Record<string, unknown> = {};
  const leftOut: string[] = [];
  const problems: string[] = [];
  for (const [name, field] of Object.entries(schema.shape)) {
    const { form, isOptional } = formIn(field);
    const read = given[name] == null ? absent(form, isOptional) : readValue(form, given[name], name);
    if (read?.ok) values[name] = read.value;
    else if (!isOptional) problems.push(read ? `${name} must be ${formOf(form)}` : `${name} is missing`);
    else if (read) leftOut.push(`${name} was left out: it must be ${formOf(form)}.`);
  }
  if (problems.length > 0) return err(problems.join("; "));
  const unknown = Object.keys(given).filter(
    (name) => !Object.hasOwn(schema.shape, name) && !schemaWords.has(name),
  );
  leftOut.push(...unknown.map((name) => `${name} was left out: there is no such argument.`));
  return ok({ values, leftOut });
}

/** The object of arguments, out of what was put around it, and under the names that are known. */
function argumentsIn(schema: z.ZodObject, written: unknown): Readonly<Record<string, unknown>> | null {
  const object = asObject(written);
  if (!object) return null;
  const [name = "", ...others] = Object.keys(object);
  const isKnown = (argument: string) => Object.hasOwn(schema.shape, argument);
  if (others.length === 0 && wrappers.includes(name) && !isKnown(name))
    return argumentsIn(schema, object[name]);
  return Object.fromEntries(
    Object.entries(object).map(([argument, value]) => {
      const known = argument.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      return [!isKnown(argument) && isKnown(known) && object[known] == null ? known : argument, value];
    }),
  );
}

/** A yes that was not given is a no. */
function absent(form: z.ZodType, isOptional: boolean): Result<unknown, null> | null {
  return form instanceof z.ZodBoolean && !isOptional ? ok(false) : null;
}

function formIn(field: unknown): { readonly form: z.ZodType; readonly isOptional: boolean } {
  const isOptional = field instanceof z.ZodOptional;
  return { form: (isOptional ? field.unwrap() : field) as z.ZodType, isOptional };
}

/** One value in the form that is asked for, when it can only mean that. */
function readValue(form: z.ZodType, written: unknown, name: string): Result<unknown, null> {
  // A number is a span or a word to look for, and never a fact; nor are several texts one.
  if (name === "content" && typeof written !== "string" && partText(written) === null) return err(null);
  for (const candidate of meaningsOf(form, written)) {
    const parsed = form.safeParse(candidate);
    if (parsed.success) return ok(parsed.data);
  }
  return err(null);
}

function meaningsOf(form: z.ZodType, written: unknown): readonly unknown[] {
  if (form instanceof z.ZodNumber) return [written, numberIn(written), clamped(form, numberIn(written))];
  if (form instanceof z.ZodBoolean) return [written, booleanIn(written)];
  if (form instanceof z.ZodString) return [written, textIn(written)];
  if (form instanceof z.ZodRecord) return [written, withoutNulls(asObject(written))];
  if (form instanceof z.ZodEnum) return [written, typeof written === "string" ? enumWord(written) : written];
  return [written];
}

function numberIn(written: unknown): unknown {
  return typeof written === "string" && /^\s*[-+]?\d+(\.\d+)?\s*$/.test(written) ? Number(written) : written;
}

/** More than the most is the most. */
function clamped(form: z.ZodNumber, value: unknown): unknown {
  const most = form.maxValue;
  return typeof value === "number" && most != null && value > most ? most : value;
}

function booleanIn(written: unknown): unknown {
  const word = typeof written === "string" ? written.trim().toLowerCase() : written;
  if (word === "true" || word === 1) return true;
  return word === "false" || word === 0 ? false : written;
}

/** "User Info" is "user_info". */
function enumWord(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

function withoutNulls(object: Readonly<Record<string, unknown>> | null): unknown {
  return object && Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

/** The text of content in parts, as messages have it: one text, or parts of type text. Null for anything else. */
function partText(written: unknown): string | null {
  const parts = Array.isArray(written) ? written : [written];
  const texts = parts.map((part: unknown) =>
    typeof part === "object" && part !== null && "text" in part ? part.text : part,
  );
  const isOne = parts.length === 1 || parts.every((part) => typeof part === "object");
  return isOne && texts.length > 0 && texts.every((text) => typeof text === "string") ? texts.join("") : null;
}

function textIn(written: unknown): unknown {
  const text = typeof written === "object" ? partText(written) : null;
  if (text !== null) return text;
  if (typeof written === "number") return String(written);
  if (Array.isArray(written) && written.length > 0 && written.every((one) => typeof one === "string"))
    return written.join(", ");
  return written;
}

/** The object that was meant; null when it is none. */
function asObject(written: unknown): Readonly<Record<string, unknown>> | null {
  let value = written;
  for (let depth = 0; depth < deepestText && typeof value === "string"; depth += 1)
    value = readLenientJson(value.replace(/^\s*```(?:\w+)?\s*\n?|\n?\s*```\s*$/g, ""))?.values[0];
  if (Array.isArray(value) && value.length === 1) [value] = value;
  if (written == null) return {};
  return value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : null;
}

/** The form in words. */
function formOf(form: z.ZodType): string {
  if (form instanceof z.ZodString) return "one text";
  if (form instanceof z.ZodBoolean) return "true or false";
  if (form instanceof z.ZodNumber) return `a whole number from ${form.minValue} to ${form.maxValue}`;
  if (form instanceof z.ZodEnum) return `one of ${form.options.join(", ")}`;
  return "one object whose values are short texts, numbers or true/false";
}

/** Schemas drop this name without a word; what is not stored must be said. */
function namesPrototype(input: object): boolean {
  return Object.entries(input).some(
    ([key, value]) =>
      key === "__proto__" ||
      (typeof value === "object" && value !== null && Object.hasOwn(value, "__proto__")),
  );
}
