/** Where the page lies that replays a session by itself, without a session. The build makes it. */
const templateAddress = "/replay-page.html";

/** The page that replays a session by itself, without a session. Throws with a sentence where it cannot be had. */
export async function loadPageTemplate(): Promise<string> {
  const response = await fetch(templateAddress).catch(() => null);
  if (response?.ok) return await response.text();
  throw new Error("The page could not be had from the server. Try again, or take the session file.");
}
