/** The session that holds what an owner does to memories outside any conversation; made on first use, never listed. */
export function deskSessionId(ownerId: string): string {
  return `desk:${ownerId}`;
}
