import "server-only";

/**
 * Whose memories a request may touch. The app serves one person on this computer until there is a sign-in;
 * every query already carries the owner, so that only this function will change.
 */
export async function requireOwner(): Promise<string> {
  return "local";
}
