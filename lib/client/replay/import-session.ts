import { z } from "zod";
import { failureBodySchema } from "@/lib/contract/failure";

/** A session that was made of a file, and what of the file could not be taken in. */
export interface ImportedFile {
  readonly href: string;
  /** The agent whose run it was; null for a session file. */
  readonly source: string | null;
  readonly missing: readonly string[];
}

const importedSchema = z.object({
  source: z.string().nullable().default(null),
  missing: z.array(z.string()).default([]),
});

/**
 * Sends a session file, or the file of another agent's run, to the server, which makes the session of that id of it: sent again after a lost answer, it makes none besides. Answers its
 * address, or a sentence that says why not.
 */
export async function importSessionFile(
  text: string,
  sessionId: string,
): Promise<ImportedFile | { readonly problem: string }> {
  try {
    const response = await fetch(`/api/sessions/import?session=${sessionId}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: text,
    });
    if (response.ok) return { href: `/chat/${sessionId}`, ...importedSchema.parse(await response.json()) };
    const failure = failureBodySchema.safeParse(await response.json().catch(() => null));
    return {
      problem: failure.success ? failure.data.error.message : "The file was not imported. Try again.",
    };
  } catch {
    return { problem: "The server did not answer. Try again: the same file is imported once." };
  }
}
