/** Where an event of an episode is seen in the replay. */
export function replayAddress(
  runId: string,
  cellId: string,
  { sessionId, sequence }: { readonly sessionId: string; readonly sequence: number },
): string {
  const path = [runId, cellId, sessionId].map(encodeURIComponent).join("/");
  return `/replay/lab/${path}?event=${sequence}`;
}
