import { hasTag, readTerms } from "../grammar/read-terms";
import { type Fact, fact } from "./fact";
import { adverb, coreOf, isEmptyValue, splitList } from "./patterns";
import type { FactReader } from "./reader";

const severity = "(severely|highly|deathly|mildly|slightly|badly|extremely|terribly|seriously|violently)";
const allergicTo = new RegExp(
  `^I (?:am|have been|became) (?:${severity} |${adverb})(?:${severity} )?(allergic|intolerant) to (.+)$`,
  "iu",
);
const hasAllergyTo = new RegExp(
  `^I (?:have|have got|suffer from) ${adverb}(?:an?|some) (?:\\p{L}+ )?allerg(?:y|ies) (?:to|against) (.+)$`,
  "iu",
);
const hasKindOfAllergy = new RegExp(
  `^I (?:have|have got|suffer from) ${adverb}(?:an? )?(?:${severity} |bad |severe |mild |strong |food )?([\\p{L}-]+(?: [\\p{L}-]+)?) (?:allerg(?:y|ies)|intolerance)$`,
  "iu",
);
const isIntolerant = new RegExp(
  `^I am ${adverb}(lactose|gluten|fructose|histamine|dairy|wheat)[ -]intolerant$`,
  "iu",
);

const conditionNames =
  "asthma|(?:type [12] )?diabetes|epilepsy|migraines?|coeliac(?: disease)?|celiac(?: disease)?|crohn's(?: disease)?|hypertension|high blood pressure|low blood pressure|ADHD|ADD|autism|arthritis|insomnia|anxiety|depression|eczema|psoriasis|endometriosis|dyslexia|hay fever|tinnitus|anaemia|anemia|IBS|PTSD|OCD|multiple sclerosis|MS|Parkinson's|heart (?:disease|condition)|a heart condition|sleep apn(?:o)?ea|vertigo|glaucoma|a pacemaker|chronic [\\p{L} ]+";
const smokes = /^I smoke(?:,? .*)?$/iu;
const hasCondition = new RegExp(
  `^I (?:have|have got|get|often get|suffer from|live with|was diagnosed with|have been diagnosed with) ${adverb}(${conditionNames})(?:,? (?:last|in|when|since|as|at|a|an|two|three|this|recently|years)\\b.*)?$`,
  "iu",
);
const isCondition = new RegExp(
  `^I am ${adverb}(?:an? )?((?:type [12] )?diabetic|epileptic|asthmatic|autistic|dyslexic|colou?r[- ]blind|blind|deaf|pregnant|left-handed|coeliac|celiac)$`,
  "iu",
);

const diets =
  "vegetarian|vegan|pescatarian|pescetarian|flexitarian|lacto-vegetarian|fruitarian|carnivore|teetotal(?:l?er)?";
const isDiet = new RegExp(
  `^(?:I|we) ${adverb}(?:am|are|became|have become|went|have gone|turned|eat|keep) ${adverb}(?:an? )?(?:strict |strictly |lifelong |life-long |mostly )?(${diets}|halal|kosher|gluten[- ]free|plant-based)(?: diet| food)?$`,
  "iu",
);
const onDiet = /^I (?:am|follow|have started|started) (?:on )?an? ([\p{L} -]+?) diet$/iu;
const avoids = new RegExp(
  `^(?:I|we) ${adverb}(?:do not|can not|never|am not allowed to|avoid|stopped|have stopped|gave up|quit) ${adverb}(?:(eat|drink|eating|drinking|smoke|smoking|have|use|touch)(?: any)?)?(?: (.+))?$`,
  "iu",
);

/** Allergies, health conditions and diet. */
export const readBody: FactReader = ({ text }) =>
  readAllergies(text) ?? readCondition(text) ?? readDiet(text) ?? readAvoided(text) ?? [];

function readAllergies(text: string): readonly Fact[] | null {
  const intolerance = isIntolerant.exec(text)?.[1];
  if (intolerance) return [fact("allergy", intolerance, `I am ${intolerance} intolerant`)];
  const [, early, late, kind = "allergic", things] = allergicTo.exec(text) ?? [];
  const degree = early ?? late;
  const [kindOfAllergy, , ownAllergy = ""] = hasKindOfAllergy.exec(text) ?? [];
  if (kindOfAllergy) return isSubstance(ownAllergy) ? [fact("allergy", ownAllergy, kindOfAllergy)] : [];
  const named = things ?? hasAllergyTo.exec(text)?.[1];
  if (!named) return null;
  const values = splitList(coreOfList(named)).filter((value) => isSubstance(value));
  return values.map((value) =>
    fact("allergy", value, `I am ${degree ? `${degree} ` : ""}${kind.toLowerCase()} to ${value}`),
  );
}

function readCondition(text: string): readonly Fact[] | null {
  const condition = hasCondition.exec(text)?.[1];
  if (condition) return [fact("health", condition, `I have ${condition}`)];
  if (smokes.test(text)) return [fact("health", "smoking", "I smoke", { confidence: 0.85 })];
  const [, one, other] = /^I am (\S+) and (\S+)$/u.exec(text) ?? [];
  if (one && other && [one, other].every((word) => isCondition.test(`I am ${word}`)))
    return [one, other].map((word) => fact("health", word, `I am ${word.toLowerCase()}`));
  const adjective = isCondition.exec(text)?.[1];
  return adjective ? [fact("health", adjective, `I am ${adjective.toLowerCase()}`)] : null;
}

function readDiet(text: string): readonly Fact[] | null {
  const diet = isDiet.exec(text)?.[1]?.toLowerCase();
  if (diet)
    return [
      fact(
        "diet",
        diet,
        /^(?:halal|kosher|gluten|plant)/u.test(diet) ? `I eat ${diet} food` : `I am ${diet}`,
      ),
    ];
  const named = onDiet.exec(text)?.[1];
  return named ? [fact("diet", named, `I follow a ${named} diet`, { confidence: 0.85 })] : null;
}

function readAvoided(text: string): readonly Fact[] | null {
  const [, verb = "", thing = ""] = avoids.exec(text) ?? [];
  const base = verb.toLowerCase().replace(/ing$/u, "").replace("smok", "smoke").replace("smokee", "smoke");
  if (base === "smoke" && thing === "") return [fact("avoids", "smoking", "I do not smoke")];
  if (base !== "eat" && base !== "drink") return null;
  const values = splitList(coreOfList(thing)).filter((value) => isSubstance(value));
  return values.map((value) => fact("avoids", value, `I do not ${base} ${value}`));
}

/** Like `coreOf`, but commas may part the items of a list. */
function coreOfList(value: string): string {
  return splitList(value)
    .map(coreOf)
    .filter((item) => item !== "")
    .join(", ");
}

function isSubstance(value: string): boolean {
  if (isEmptyValue(value) || value.split(" ").length > 4) return false;
  return (
    !readTerms(value).some((term) => hasTag(term, "Date", "WeekDay", "Pronoun", "Adverb")) &&
    !/^(?:much|well|out|enough|breakfast|lunch|dinner|mornings?|work|people|alone|before|after|at|in)\b/iu.test(
      value,
    )
  );
}
