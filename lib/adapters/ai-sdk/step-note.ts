import { z } from "zod";

/** Under this name our middleware leaves notes for models and for our adapter; providers that do not know it ignore it. */
export const noteNamespace = "agemem";

/** What our middleware leaves in the metadata of a step. */
const noteSchema = z.object({
  [noteNamespace]: z.object({
    malformed: z
      .object({
        reason: z.string(),
        raw: z.string(),
        isProtocol: z.boolean().optional(),
        wantsWords: z.boolean().optional(),
      })
      .optional(),
    repairs: z.array(z.string()).optional(),
    reasoning: z.string().optional(),
  }),
});

/** What a step's metadata says beyond its parts; empty where no middleware left a note. */
export function stepNoteOf(metadata: unknown): z.infer<typeof noteSchema>[typeof noteNamespace] {
  return noteSchema.safeParse(metadata).data?.[noteNamespace] ?? {};
}
