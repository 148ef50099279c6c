import { type Fact, fact } from "./fact";
import { isOccupation } from "./occupations";
import { adverb, coreOf, isEmptyValue, placeAtStart } from "./patterns";
import { readPlaceTail } from "./read-place";
import type { FactReader } from "./reader";

const worksAs = new RegExp(
  `^I (?:am |have )?${adverb}(?:work|working|worked|employed|started(?: working| out)?|got a (?:new )?job|have a (?:new )?job|started a (?:new )?job|got hired|hired|do research|earn (?:a|my) living|make (?:a|my) living)(?: (?:full|part)[- ]time| now| here)? as (an?|the|our) (.+)$`,
  "iu",
);
const isA = new RegExp(
  `^I (?:am|became|have become) ${adverb}(?:(?:working|training|studying) (?:as|to be|to become) )?(an?|the) (.+)$`,
  "iu",
);
const jobIs =
  /^my (?:(?:new|current|day|main) )?(?:job|profession|occupation|role|title|job title|work) is (?:being |working as |that of )?(?:(an?|the) )?(.+)$/iu;
const worksFor = new RegExp(
  `^I (?:am )?${adverb}(?:work|working|employed|started(?: working)?|start(?:ed)? a (?:new )?job|got a (?:new )?job|have a (?:new )?job|joined)(?: (?:full|part)[- ]time| now)? ?(?:at|for|with|by)? (.+)$`,
  "iu",
);
const worksIn = new RegExp(`^I ${adverb}work ${adverb}in (.+)$`, "iu");
const employerIs = /^my (?:new |current )?(?:employer|company) is (?:called )?(\p{Lu}.+|the .+)$/u;
const degree =
  /^I (?:have|hold|did|got|finished|completed|am doing|am working on|am writing) (?:an?|my) (?:\p{L}+ )?(?:degree|bachelor(?:'s)?(?: degree)?|master(?:'s)?(?: degree)?|phd|doctorate|diploma)(?: thesis)? (?:in|on) (.+)$/iu;
const withoutJob = new RegExp(
  `^I (?:am|got|just) ${adverb}(retired|unemployed|self-employed|freelancing|freelance|between jobs|on parental leave)$`,
  "iu",
);
const teaches = new RegExp(`^I ${adverb}teach (.+)$`, "iu");
const studies = new RegExp(
  `^I (?:am |have )?${adverb}(?:study|studying|studied|major in|majoring in|doing a (?:phd|master|bachelor)(?:'s)?(?: degree)? in|do a phd in|am doing a phd in) (.+)$`,
  "iu",
);
const forALiving = /^I (?!(?:do|work)\b)(\p{Ll}[\p{L} -]{2,40}?)(?: (in \p{Lu}.*?))? for a living$/iu;
const runs =
  /^I (?:run|own|manage|have) (an? (?:\p{Ll}+ )?(?:bakery|shop|bookshop|store|restaurant|café|cafe|bar|pub|hotel|company|business|startup|studio|farm|gallery|salon|agency|practice|clinic|workshop|brewery|vineyard|nursery|school))\b(?: (in .+))?$/iu;
const learner = /\b(?:student|pupil|apprentice|undergraduate|trainee)\b/iu;
const tail =
  /\s+(?=(?:at|for|with|in|from|based in|living in|near|on|since|who|currently based in)\s)|,\s*(?=(?:based|living|working|currently)\b)/iu;

/** What the person does for a living or studies, for whom, and the place named along with it. */
export const readWork: FactReader = (clause) => {
  const { text } = clause;
  const status = withoutJob.exec(text)?.[1]?.toLowerCase();
  if (status) return [fact("work", status, `I am ${status}`)];
  return (
    readRole(text) ?? readField(text) ?? readBusiness(text) ?? readEmployer(text) ?? readStudies(text) ?? []
  );
};

function readRole(text: string): readonly Fact[] | null {
  const [, article = "", described = ""] = worksAs.exec(text) ?? [];
  if (described !== "") return roleFacts(article, described, 0.95);
  const [, isArticle = "", role = ""] = isA.exec(text) ?? jobIs.exec(text) ?? [];
  if (role === "" || !isOccupation(coreOf(role.split(tail)[0] ?? ""))) return null;
  return roleFacts(isArticle, role, 0.9);
}

function roleFacts(article: string, described: string, confidence: number): readonly Fact[] {
  if (learner.test(described)) return learnerFacts(article, described, confidence);
  const [first = "", ...tails] = described.split(tail);
  const fields = tails.filter((part) => /^in \p{Ll}/u.test(part) && !readPlaceTail(part)[0]);
  const role = [coreOf(first).replace(/^new /iu, ""), ...fields.map(coreOf)].join(" ");
  if (isEmptyValue(role)) return [];
  const shownArticle = /^(?:our)?$/iu.test(article) ? articleFor(role) : article.toLowerCase();
  const work = fact("work", role, `I work as ${shownArticle} ${role}`, { confidence });
  return [work, ...tails.flatMap((part) => tailFacts(part))];
}

/** A student does not work for the university. */
function learnerFacts(article: string, described: string, confidence: number): readonly Fact[] {
  const role = coreOf(described);
  return [fact("work", role, `I am ${article.toLowerCase() || articleFor(role)} ${role}`, { confidence })];
}

function tailFacts(part: string): readonly Fact[] {
  const [, organization = ""] = /^(?:at|for|with) (.+)$/iu.exec(part) ?? [];
  if (organization !== "") return employerFacts(organization);
  return readPlaceTail(part.replace(/^currently /iu, ""));
}

function readField(text: string): readonly Fact[] | null {
  const rest = worksIn.exec(text)?.[1];
  if (!rest) return null;
  const place = placeAtStart(rest);
  if (place && place.confidence >= 0.9) return readPlaceTail(`in ${rest}`);
  const field = coreOf(rest.split(tail)[0] ?? "");
  if (isEmptyValue(field) || /^(?:an?|the|my|shifts|silence|peace|bed)\b/iu.test(field)) return [];
  return [fact("work", field, `I work in ${field}`, { confidence: 0.9 })];
}

function readBusiness(text: string): readonly Fact[] | null {
  const [, living, livingPlace = ""] = forALiving.exec(text) ?? [];
  if (living)
    return [
      fact("work", living, `I ${living} for a living`, { confidence: 0.9 }),
      ...readPlaceTail(livingPlace),
    ];
  const [, business, tail = ""] = runs.exec(text) ?? [];
  return business
    ? [fact("work", `running ${business}`, `I run ${business}`, { confidence: 0.85 }), ...readPlaceTail(tail)]
    : null;
}

function readEmployer(text: string): readonly Fact[] | null {
  const named = employerIs.exec(text)?.[1];
  if (named) return employerFacts(named);
  const match = worksFor.exec(text);
  if (!match?.[1] || !/\b(?:at|for|with|by|joined)\b/iu.test(text)) return null;
  const [, organization = "", role = ""] = /^(.+?)(?: as (?:an?|the) (.+))?$/iu.exec(match[1]) ?? [];
  if (/^myself$/iu.test(organization)) return [fact("work", "self-employed", "I am self-employed")];
  if (
    !/^(?:\p{Lu}|(?:an?|the|our) )/u.test(organization) ||
    /^(?:the (?:moment|weekend|first)|a (?:while|bit|living|year|month|team of))\b/iu.test(organization)
  )
    return null;
  return [...(role === "" ? [] : roleFacts("", role, 0.95)), ...employerFacts(organization)];
}

function employerFacts(words: string): readonly Fact[] {
  const [first = "", ...tails] = words.split(/\s+(?=in \p{Lu})/u);
  const name = coreOf(first.split(/\s+(?=(?:since|as|on|where)\s)/iu)[0] ?? "");
  if (isEmptyValue(name) || /^(?:home|night|school|least|all|myself|people|children|kids)\b/iu.test(name))
    return [];
  return [
    fact("employer", name, `I work for ${name}`, { confidence: 0.9 }),
    ...tails.flatMap((part) => readPlaceTail(part)),
  ];
}

function readStudies(text: string): readonly Fact[] | null {
  const taught = teaches.exec(text)?.[1];
  if (
    taught &&
    !isEmptyValue(coreOf(taught)) &&
    !/^(?:my|our|his|her|their|him|them|myself)\b/iu.test(taught)
  )
    return [fact("work", `teaching ${coreOf(taught)}`, `I teach ${coreOf(taught)}`, { confidence: 0.85 })];
  const studied = coreOf((degree.exec(text)?.[1] ?? "").split(tail)[0] ?? "");
  if (!isEmptyValue(studied))
    return [
      fact("study", studied, /^I am /iu.test(text) ? `I study ${studied}` : `I have a degree in ${studied}`, {
        confidence: 0.85,
      }),
    ];
  const subject = coreOf((studies.exec(text)?.[1] ?? "").replace(/^to (?:be|become) (?:an?|the) /iu, ""));
  if (
    isEmptyValue(subject) ||
    /^(?:hard|for|a lot|abroad|late|every)\b/iu.test(subject) ||
    /\b(?:studied)\b/iu.test(text)
  )
    return null;
  return [fact("study", subject, `I study ${subject}`)];
}

function articleFor(noun: string): string {
  return /^[aeiou]/iu.test(noun) ? "an" : "a";
}
