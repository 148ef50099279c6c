import { findDate } from "../grammar/absolute-dates";
import { type Fact, fact } from "./fact";
import { adverb, placeAtStart } from "./patterns";
import type { FactReader } from "./reader";

const company = "(?:(?:alone|together|here|by myself|on my own|with [^,]+?|in an? [^,]+?) )?";
const lives = new RegExp(
  `^(?:I|we) (?:am |are )?${adverb}(?:live|reside|stay|living|based|located|staying|have lived|have been living|settled) ${adverb}${company}(?:in|at|near|outside|on) (.+)$`,
  "iu",
);
const moved = new RegExp(
  `^(?:I|we) (?:have )?${adverb}(?:moved|relocated)(?: (?:house|home|back|over|out|away|here))?(?: with [^,]+?)?(?: from (.+?))? (?:to|into) (.+)$`,
  "iu",
);
const hasWorkplace = /^my (?:workplace|office) is in (.+)$/iu;
const from = new RegExp(`^I (?:am|come) ${adverb}(?:(?:born and )?raised )?(?:originally )?from (.+)$`, "iu");
const grewUp = /^I (?:grew up|was raised|was brought up) in (.+)$/iu;
const bornIn = /^I was born (?:and (?:raised|bred|grew up) )?in (.+)$/iu;
const homeTown = /^my home ?town is (.+)$/iu;

/** Where the person lives, moved to, or comes from. Places named for other reasons are left alone. */
export const readPlace: FactReader = ({ text }, { today }) => {
  const movedTo = moved.exec(text)?.[2];
  if (movedTo) return readMove(movedTo, today);
  const workplace = placeAtStart(hasWorkplace.exec(text)?.[1] ?? "");
  if (workplace) return [fact("workplace", workplace.place, `My workplace is in ${workplace.place}`)];
  const home = placeAtStart(stripArticlelessLead(lives.exec(text)?.[1]));
  if (home) return [fact("home", home.place, `I live in ${home.place}`, { confidence: home.confidence })];
  return readOrigin(text);
};

/** "from Leeds" or "in Leeds" after a name or a role: an origin, or the place a person is based in. */
export function readPlaceTail(tail: string): readonly Fact[] {
  const [, preposition = "", rest = ""] = /^(from|in|based in|living in|near) (.+)$/iu.exec(tail) ?? [];
  const found = placeAtStart(rest);
  if (!found) return [];
  if (preposition.toLowerCase() === "from")
    return [
      fact("origin", found.place, `I am from ${found.place}`, {
        confidence: Math.min(0.9, found.confidence),
      }),
    ];
  if (preposition.toLowerCase() === "living in")
    return [fact("home", found.place, `I live in ${found.place}`, { confidence: found.confidence })];
  return [
    fact("home", found.place, `I am based in ${found.place}`, {
      confidence: found.confidence,
      details: { basis: "work" },
    }),
  ];
}

function readMove(destination: string, today: Date): readonly Fact[] {
  const found = placeAtStart(destination);
  if (!found) return [];
  const date = findDate(found.rest, today, "past");
  const when = date && date.start <= today ? ` (moved there ${date.phrase})` : "";
  return [
    fact("home", found.place, `I live in ${found.place}${when}`, {
      confidence: found.confidence,
      details: when && date ? { since: date.iso } : {},
    }),
  ];
}

function readOrigin(text: string): readonly Fact[] {
  const born = placeAtStart(bornIn.exec(text)?.[1] ?? "");
  if (born) return [fact("origin", born.place, `I was born in ${born.place}`, { key: "birthplace" })];
  const raised = placeAtStart((grewUp.exec(text) ?? homeTown.exec(text))?.[1] ?? "");
  if (raised) return [fact("origin", raised.place, `I grew up in ${raised.place}`, { key: "upbringing" })];
  const origin = placeAtStart(from.exec(text)?.[1] ?? "");
  return origin
    ? [fact("origin", origin.place, `I am from ${origin.place}`, { confidence: origin.confidence })]
    : [];
}

function stripArticlelessLead(text: string | undefined): string {
  return (text ?? "").replace(/^(?:beautiful|lovely|sunny|rainy|good old|nearby) /iu, "");
}
