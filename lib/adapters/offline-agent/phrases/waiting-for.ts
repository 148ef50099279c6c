/** Why a change was not done, told to the person; the reason in the tool result speaks to the model. */
export function waitingFor(reason: string): string {
  return /\bonly records\b/u.test(reason)
    ? "by your settings it is only recorded."
    : "it waits for you to agree.";
}
