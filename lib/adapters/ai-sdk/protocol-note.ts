import { z } from "zod";

/** What the paper-protocol middleware leaves in the metadata of a step. */
const noteSchema = z.object({
  agemem: z.object({
    malformed: z.object({ reason: z.string(), raw: z.string() }).optional(),
    repairs: z.array(z.string()).optional(),
  }),
});

/** What a step's metadata says of the paper's protocol; empty where it was not used. */
export function protocolNoteOf(metadata: unknown): z.infer<typeof noteSchema>["agemem"] {
  return noteSchema.safeParse(metadata).data?.agemem ?? {};
}
