import { attributeKey } from "../extract-facts/attribute-key";
import { petKey, petPattern, relationKey, relationPattern } from "../extract-facts/relation-words";
import type { SlotQuery } from "./question";
import { questionRoutes } from "./question-routes";

/** Where an answer may be found, and what is left of the question without the words that told so. */
export interface Route {
  readonly slots: readonly SlotQuery[];
  readonly relations: readonly string[];
  readonly rest: string;
}

const groups: Readonly<Record<string, readonly string[]>> = {
  sibling: ["sibling", "sister", "brother"],
  child: ["child", "son", "daughter"],
  parent: ["parent", "mother", "father"],
  grandparent: ["grandparent", "grandmother", "grandfather"],
  husband: ["husband", "spouse"],
  wife: ["wife", "spouse"],
  spouse: ["spouse", "husband", "wife"],
  partner: ["partner", "spouse", "husband", "wife", "girlfriend", "boyfriend", "fiancé", "fiancée"],
};
const ownRelation = new RegExp(
  `\\b(?:my|our|any|an?|how many|have|got|which)\\s+(${relationPattern})(?:(?:'s?|s')? (?:names?|called))?(?:'s)?(?![\\p{L}-])`,
  "iu",
);
const ownPet = new RegExp(
  `\\b(?:my|our|any|an?|how many|what|which)\\s+(${petPattern}|pets?|animals?)(?:(?:'s?|s')? (?:names?|called))?(?:'s)?(?![\\p{L}-]| allerg)`,
  "iu",
);
const family = /\bmy family\b|\bany family\b|\brelatives\b/iu;
const ownAttribute = /\bmy ([\p{Ll}][\p{L} -]{1,28}?)(?=\s*(?:\?|$|,| and\b| again\b))/u;

const hadAttribute =
  /\b(?:what|which)(?: kind of| type of| sort of)? ([\p{Ll}][\p{Ll} -]{1,20}?) (?:do|did) I (?:have|drive|own|use|wear|ride)\b/u;

/** Routes a question in the first person to the slots that can answer it, before any search. */
export function routeQuestion(text: string): Route {
  const person = routePeople(text);
  if (person) return person;
  let rest = text;
  const slots: SlotQuery[] = [];
  for (const [pattern, queries] of questionRoutes) {
    if (!pattern.test(rest)) continue;
    // "When is my dentist appointment?" is about dates only while nothing more exact is known.
    if (slots.length > 0 && queries.some(({ slot }) => slot === "event")) continue;
    rest = rest.replace(pattern, " ");
    slots.push(...queries);
  }
  const attribute =
    slots.length === 0 ? (ownAttribute.exec(rest) ?? hadAttribute.exec(rest))?.[1] : undefined;
  if (attribute)
    return {
      slots: [
        {
          slot: "attribute",
          keys: [attributeKey(attribute.replace(/ (?:called|named)$/iu, "")).toLowerCase()],
        },
      ],
      relations: [],
      rest,
    };
  return {
    slots: slots.map((query) => withFavouriteKey(query, rest, /favou?rite/iu.test(text))),
    relations: [],
    rest,
  };
}

function routePeople(text: string): Route | null {
  if (family.test(text))
    return {
      slots: [{ slot: "relation" }, { slot: "about-relation" }],
      relations: [],
      rest: text.replace(family, " "),
    };
  const pet = ownPet.exec(text);
  if (pet?.[1]) {
    const key = petKey(pet[1]);
    return {
      slots: [{ slot: "pet", ...(/^(?:pet|animal)$/u.test(key) ? {} : { keys: [key] }) }],
      relations: [],
      rest: text.replace(pet[0], " "),
    };
  }
  const relation = ownRelation.exec(text);
  if (!relation?.[1]) return null;
  const key = relationKey(relation[1]);
  const keys = groups[key] ?? [key];
  const asksName = /\bnames?\b|\bcalled\b|^who\b/iu.test(text);
  return {
    slots: asksName ? [{ slot: "relation", keys }] : relationSlots(text, keys),
    relations: keys,
    rest: text.replace(relation[0], " ").replace(/\bnames?\b|\bcalled\b/iu, " "),
  };
}

/** "Where does my brother live?" asks one property; "Tell me about my brother" asks all. */
function relationSlots(text: string, keys: readonly string[]): readonly SlotQuery[] {
  const property = propertyOf(text);
  if (property) return [{ slot: "about-relation", keys: keys.map((key) => `${key}/${property}`) }];
  if (/\bwhen\b/iu.test(text)) return [{ slot: "event" }];
  return [
    { slot: "relation", keys },
    { slot: "about-relation", keys: keys.map((key) => `${key}/`) },
    { slot: "event" },
  ];
}

function propertyOf(text: string): string | null {
  if (/\bhow old\b|\bage\b/iu.test(text)) return "age";
  if (/^what (?:does|do) .+ do$/iu.test(text.trim())) return "work";
  if (/\bbirthday\b|\bborn\b/iu.test(text)) return "birthday";
  if (/\blives?\b|\bliving\b|\bbased\b/iu.test(text)) return "home";
  if (/\bdo for (?:a living|work)\b|\bjobs?\b|\bprofession\b|\bworks?\b/iu.test(text)) return "work";
  if (/\ballerg/iu.test(text)) return "allergy";
  return /\bfrom\b/iu.test(text) ? "origin" : null;
}

function withFavouriteKey(query: SlotQuery, rest: string, asksFavourite: boolean): SlotQuery {
  const kind =
    query.slot === "favourite" && asksFavourite
      ? /^[^\p{L}]*(?:(?:what|which|who|tell me|is|are|do you (?:know|remember)|remember|again)\s+)*([\p{L} -]+?)\s*(?:\?|$)/iu.exec(
          rest,
        )?.[1]
      : undefined;
  return kind ? { slot: "favourite", keys: [kind.toLowerCase()] } : query;
}
