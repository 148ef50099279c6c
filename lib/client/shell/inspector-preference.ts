/** How a person left the inspector: kept in a cookie, so that the server already draws it that way. */
export interface InspectorPreference {
  readonly open: boolean;
  readonly widthPx: number;
}

export const inspectorCookieName = "agemem-inspector";

/** Narrowest inspector that still reads, in CSS pixels. */
export const inspectorMinWidthPx = 320;

/** Width of the collapsed inspector, in CSS pixels: one column of touch targets. */
export const inspectorRailWidthPx = 44;

const standard: InspectorPreference = { open: true, widthPx: 468 };
const maxWidthPx = 1_200;
const oneYearSeconds = 31_536_000;

/** Reads the cookie's value; anything unexpected gives the standard layout. */
export function parseInspectorPreference(value: string | undefined): InspectorPreference {
  const match = /^(open|closed)\.(\d{1,5})$/.exec(value ?? "");
  if (!match) return standard;
  const widthPx = Math.min(maxWidthPx, Math.max(inspectorMinWidthPx, Number(match[2])));
  return { open: match[1] === "open", widthPx };
}

/** The cookie as `document.cookie` takes it. */
export function inspectorCookie({ open, widthPx }: InspectorPreference): string {
  const value = `${open ? "open" : "closed"}.${Math.round(widthPx)}`;
  return `${inspectorCookieName}=${value}; path=/; max-age=${oneYearSeconds}; samesite=lax`;
}
