import { z } from "zod";
import { failureBodySchema } from "@/lib/contract/failure";

const restoredSchema = z.object({
  sessions: z.int(),
  events: z.int(),
  memories: z.int(),
  keptAs: z.string(),
});

/** What a backup brought back, and where what was there before is kept. */
export type Restored = z.output<typeof restoredSchema>;

/** Sends a backup to the server, which puts it in the place of everything; or says as a sentence why it did not. */
export async function restoreBackup(file: Blob): Promise<Restored | { readonly problem: string }> {
  try {
    const response = await fetch("/api/record/restore-everything", {
      method: "POST",
      headers: { "content-type": "application/gzip" },
      body: file,
    });
    const body: unknown = await response.json().catch(() => null);
    const restored = restoredSchema.safeParse(body);
    if (response.ok && restored.success) return restored.data;
    const failure = failureBodySchema.safeParse(body);
    return {
      problem: failure.success ? failure.data.error.message : "The backup was not restored. Try again.",
    };
  } catch {
    return {
      problem: "The server did not answer. Look whether the backup was restored before you try again.",
    };
  }
}
