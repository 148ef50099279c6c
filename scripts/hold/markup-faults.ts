/** Elements that load, run, send or cover something; an answer has none of them. */
const forbiddenElements = new Set(
  "script iframe frame object embed link meta base style img image picture source video audio track svg math form input textarea select dialog template marquee body".split(
    " ",
  ),
);

/** Attributes that hold an address, wherever they stand. */
const addressAttributes = new Set(
  "href src srcset action formaction data poster background ping xlink:href srcdoc cite".split(" "),
);

/** Where an address may lead: the web and mail, and within the page. */
const plainAddress = /^(https?:\/\/|mailto:|#)/i;

/** What in the markup of a view would load, run or send something; markup that React wrote has no `<` in texts. */
export function faultsIn(markup: string): readonly string[] {
  const faults: string[] = [];
  for (const [tag, name = "", attributes = ""] of markup.matchAll(/<([a-z][\w:-]*)([^>]*)>/gi)) {
    // The icon of a button of ours has no text of a model in it.
    if (name === "svg" && attributes.includes("lucide")) continue;
    if (forbiddenElements.has(name.toLowerCase())) faults.push(tag);
    for (const [, attribute = "", value = ""] of attributes.matchAll(/\s([^\s=]+)="([^"]*)"/g))
      if (isFault(name, attribute.toLowerCase(), value)) faults.push(tag);
  }
  return faults;
}

function isFault(element: string, attribute: string, value: string): boolean {
  if (attribute.startsWith("on")) return true;
  if (attribute === "style") return /url\(|position\s*:|expression/i.test(value);
  if (!addressAttributes.has(attribute)) return false;
  return element !== "a" || attribute !== "href" || !plainAddress.test(value);
}
