/** Where the experiments of a session are: a new one on an answer, or one that is shown; `run` begins it at once. */
export function experimentAddress(
  sessionId: string,
  query: { readonly turn?: string; readonly show?: string; readonly run?: "1" },
): string {
  const asked = new URLSearchParams(query).toString();
  return `/experiment/${encodeURIComponent(sessionId)}${asked === "" ? "" : `?${asked}`}`;
}
