/** What is remembered of a session that was recorded: the keys of its live messages, in order. */
export interface RememberedSession {
  readonly sessionId: string;
  readonly keys: readonly string[];
}

/** A message that says whose conversation it is: an answer or a tool's result, as no two conversations have them alike by chance. */
export interface TellingKey {
  readonly key: string;
  readonly isTelling: boolean;
}

/**
 * The session that a request goes on, newest first: the one whose messages it repeats from the start and most of; else, where the agent has
 * left out or compacted some, the one with which it shares most answers and tool results. Null for the beginning of a conversation.
 */
export function chooseSession(
  remembered: readonly RememberedSession[],
  request: readonly TellingKey[],
): RememberedSession | null {
  const sent = request.map(({ key }) => key);
  const hasHistory = request.some(({ isTelling }) => isTelling);
  if (!hasHistory) return null;
  const repeated = best(remembered, ({ keys }) => (startsWith(sent, keys) ? keys.length : 0));
  if (repeated) return repeated;
  const telling = new Set(request.filter(({ isTelling }) => isTelling).map(({ key }) => key));
  return best(remembered, ({ keys }) => keys.filter((key) => telling.has(key)).length);
}

function startsWith(whole: readonly string[], beginning: readonly string[]): boolean {
  return (
    beginning.length > 0 &&
    beginning.length <= whole.length &&
    beginning.every((key, index) => key === whole[index])
  );
}

function best(
  remembered: readonly RememberedSession[],
  worth: (session: RememberedSession) => number,
): RememberedSession | null {
  let found: RememberedSession | null = null;
  let most = 0;
  for (const session of remembered) {
    const value = worth(session);
    if (value <= most) continue;
    most = value;
    found = session;
  }
  return found;
}
