import { z } from "zod";
import { newId } from "../shell/new-id";

const failureSchema = z.object({ error: z.object({ message: z.string() }) });

/** Sends a session file to the server, which makes a session of it. Answers its address, or a sentence that says why not. */
export async function importSessionFile(
  text: string,
): Promise<{ readonly href: string } | { readonly problem: string }> {
  const sessionId = newId();
  try {
    const response = await fetch(`/api/sessions/import?session=${sessionId}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: text,
    });
    if (response.ok) return { href: `/chat/${sessionId}` };
    const failure = failureSchema.safeParse(await response.json().catch(() => null));
    return {
      problem: failure.success ? failure.data.error.message : "The file was not imported. Try again.",
    };
  } catch {
    return { problem: "The server did not answer. Nothing was imported; try again." };
  }
}
