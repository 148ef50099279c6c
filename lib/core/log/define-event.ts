import type { z } from "zod";
import { eventOf } from "./event-envelope";

/**
 * Defines one kind of event. What is known about a kind is said here and nowhere else; everything that reads the log asks the
 * catalogue (`catalogue.ts`).
 */
export function defineEvent<Name extends string, Fields extends z.ZodRawShape>(
  name: Name,
  { fields }: { readonly fields: Fields },
) {
  return { name, schema: eventOf(name, fields) };
}
