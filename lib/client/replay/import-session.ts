import { failureBodySchema } from "@/lib/contract/failure";

/**
 * Sends a session file to the server, which makes the session of that id of it: sent again after a lost answer, it makes none besides. Answers its
 * address, or a sentence that says why not.
 */
export async function importSessionFile(
  text: string,
  sessionId: string,
): Promise<{ readonly href: string } | { readonly problem: string }> {
  try {
    const response = await fetch(`/api/sessions/import?session=${sessionId}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: text,
    });
    if (response.ok) return { href: `/chat/${sessionId}` };
    const failure = failureBodySchema.safeParse(await response.json().catch(() => null));
    return {
      problem: failure.success ? failure.data.error.message : "The file was not imported. Try again.",
    };
  } catch {
    return { problem: "The server did not answer. Try again: the same file is imported once." };
  }
}
