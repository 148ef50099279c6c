import { z } from "zod";
import { memoryContentMaxCharacters, memoryTypes } from "@/lib/core/log/operations";
import { memoryMetadata } from "./memory-fields";

/** Entries of a file that go to the server in one call. */
export const entriesPerCall = 100;

/** Where an entry of a file is in it. */
export const importLine = z.int().positive();

/** The text of an entry. */
export const importedText = z.string().min(1).max(memoryContentMaxCharacters);

const known: ReadonlySet<string> = new Set(memoryTypes);

/** An entry of a file as it is written. */
export const importEntry = z.strictObject({
  line: importLine,
  content: importedText,
  memoryType: z.string().refine((type) => known.has(type), "no kind of memory"),
  metadata: memoryMetadata,
  createdAt: z.iso.datetime().nullable(),
});
