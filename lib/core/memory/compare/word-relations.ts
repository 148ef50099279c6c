import { foldAccents } from "../../text/clean-text";
import { stemOf } from "./stem-words";

/** Words of which only one holds at a time, for the same thing. */
const opposites: readonly string[] = [
  "morning evening",
  "window aisle",
  "left right",
  "dark light",
  "hot cold iced",
  "early late",
  "single married divorced engaged",
  "tabs spaces",
  "sweet savoury savory",
  "day night",
  "public private",
  "open closed",
  "short long",
  "small large big",
  "cheap expensive",
  "high low",
  "mild spicy",
  "formal informal casual",
  "loud quiet",
  "metric imperial",
  "paper electronic",
  "rents owns",
  "black white",
  "full-time part-time",
  "vegan vegetarian",
  "email phone",
  "always never",
  "before after",
  "daily weekly monthly yearly",
  "increase decrease",
  "accepted rejected declined",
  "renewed cancelled",
];

const opposed = new Map<string, Set<string>>();
for (const group of opposites) {
  const stems = group.split(" ").map(stemOf);
  for (const stem of stems)
    opposed.set(stem, new Set([...(opposed.get(stem) ?? []), ...stems.filter((other) => other !== stem)]));
}

/** True when the two stems exclude each other, such as "window" and "aisle". */
export function areOpposites(left: string, right: string): boolean {
  return opposed.get(left)?.has(right) ?? false;
}

const countries = new Set(
  (
    "argentina australia austria belgium brazil britain bulgaria canada chile china colombia croatia cyprus czechia denmark egypt england estonia " +
    "europe finland france germany greece hungary iceland india indonesia iran iraq ireland israel italy japan kenya korea latvia lebanon lithuania " +
    "luxembourg malaysia malta mexico morocco nepal netherlands nigeria norway pakistan peru philippines poland portugal romania russia scotland serbia " +
    "slovakia slovenia spain sweden switzerland taiwan thailand tunisia turkey uk ukraine usa vietnam wales america africa asia"
  ).split(" "),
);

/** True for the name of a country or continent: living there agrees with living in one of its cities. */
export function isCountry(place: string): boolean {
  const words = foldAccents(place)
    .toLowerCase()
    .replace(/^(?:the )?(?:south |north |new )?/, "")
    .split(" ");
  return countries.has(words[0] ?? "") || /^(?:united|zealand)/.test(words[0] ?? "");
}
