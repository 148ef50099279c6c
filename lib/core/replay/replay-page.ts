/** Id of the element that holds the session in a page that replays itself. */
export const sessionElementId = "agemem-session";

const opening = `<script type="application/json" id="${sessionElementId}">`;
const closing = "</script>";

/**
 * One HTML page that replays a session wherever it is opened: `template` is the page as it was built, with an empty element for the session, and
 * `sessionText` the JSON of a session file. Words of a session are data: no text of it can end the element or begin another. Throws when the template has no place for a session.
 */
export function replayPage(template: string, sessionText: string): string {
  const at = template.lastIndexOf(`${opening}${closing}`);
  if (at === -1) throw new Error("The page has no place for a session.");
  const start = at + opening.length;
  return `${template.slice(0, start)}${inHtml(sessionText)}${template.slice(start)}`;
}

/** The text of a session file, be it the file itself or a page that replays it. Of a page that was cut, what is left of the session. */
export function sessionTextOf(text: string): string {
  if (!/^\s*<!doctype html/i.test(text)) return text;
  const at = text.lastIndexOf(opening);
  if (at === -1) return "";
  const start = at + opening.length;
  const end = text.indexOf(closing, start);
  return text.slice(start, end === -1 ? undefined : end);
}

/** JSON that stands in HTML: "<" is in strings alone, where its escape is the same character. */
function inHtml(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
