import { hasTag, readTerms } from "../grammar/read-terms";
import { type Fact, fact } from "./fact";
import { adverb, coreOf, isEmptyValue, splitList } from "./patterns";
import type { FactReader } from "./reader";

const likes = new RegExp(
  `^(?:I|we) ${adverb}(love|like|enjoy|adore|am (?:very |really |quite )?(?:fond of|into|keen on|passionate about|crazy about|mad about|obsessed with|an? (?:big |huge |great )?fan of|interested in))(?: ${adverb})? ?(.+)$`,
  "iu",
);
const dislikes = new RegExp(
  `^(?:I|we) ${adverb}(hate|dislike|detest|loathe|can not stand|can not bear|do not (?:really )?like|do not (?:really )?enjoy|am not (?:a (?:big )?fan of|fond of|into|keen on)|am (?:afraid|scared|terrified|frightened) of) (.+)$`,
  "iu",
);
const favourite =
  /^my (?:all-time |absolute )?(?:favou?rite|preferred) ([\p{L} -]+?)(?: ever| of all time)? (?:is|are|has always been|would have to be) (.+)$/iu;
const isFavourite = /^(.+) (?:is|are) my (?:all-time |absolute )?favou?rite ([\p{L} -]+)$/iu;
const prefers = new RegExp(`^(?:I|we) ${adverb}prefer (.+)$`, "iu");
const hobby =
  /^my (?:(?:main|biggest|favou?rite) )?(?:hobby|hobbies|passion|passions|interests?) (?:is|are|include) (.+)$/iu;
const plays = new RegExp(`^I ${adverb}(?:play|am learning(?: to play)?|learn to play) (?:the )?(.+)$`, "iu");
const collects = new RegExp(`^I ${adverb}collect (.+)$`, "iu");
const instrumentsAndGames =
  /^(?:piano|guitar|bass(?: guitar)?|electric guitar|cello|violin|viola|flute|drums?|trumpet|saxophone|sax|clarinet|harp|oboe|ukulele|accordion|banjo|organ|trombone|keyboard|football|soccer|tennis|table tennis|basketball|volleyball|handball|rugby|cricket|golf|hockey|ice hockey|badminton|squash|padel|chess|poker|bridge|baseball|water polo|darts|video ?games|board games|dungeons and dragons|go)\b/iu;
const inFreeTime = /^I (?!am\b)(\p{Ll}.+) in my free time$/iu;
const practises =
  /^I (?:also )?(?:run|do|practi[sc]e|train for|go) ((?:half-?)?marathons?|triathlons?|ultras|yoga|pilates|judo|karate|aikido|ballet|gymnastics|crossfit|boxing|tai chi|climbing|bouldering|swimming|running|cycling|sailing|rowing|skiing|hiking|dancing|pottery|origami|meditation|archery|fencing|surfing)$/iu;
const present =
  /^(?:this|that|these|those|your|the (?:weather|sound|idea|food|view|music|new)|how|what|when|where|to (?:say|think|know|see|hear|be|thank))\b/iu;

/** What the person likes, dislikes, prefers and does in their free time. */
export const readTastes: FactReader = ({ text }) =>
  readFavourite(text) ?? readActivity(text) ?? readDislikes(text) ?? readLikes(text) ?? [];

function readFavourite(text: string): readonly Fact[] | null {
  const [, kind, value] = favourite.exec(text) ?? swapped(isFavourite.exec(text)) ?? [];
  if (kind && value) {
    const core = coreOf(value);
    return isEmptyValue(core) ||
      /\b(?:I|my|we)\b/u.test(core) ||
      /^(?:part|bit|thing|one|moment)$/iu.test(kind)
      ? []
      : [
          fact("favourite", core, `My favourite ${kind.toLowerCase()} is ${core}`, {
            key: kind.toLowerCase(),
          }),
        ];
  }
  const preferred = prefers.exec(text)?.[1];
  if (!preferred) return null;
  const core = coreOf(preferred);
  return isEmptyValue(core) || present.test(core) ? [] : [fact("like", core, `I prefer ${core}`)];
}

function readActivity(text: string): readonly Fact[] | null {
  const named = hobby.exec(text)?.[1];
  if (named)
    return splitList(named)
      .map(coreOf)
      .filter((value) => !isEmptyValue(value))
      .map((value) => fact("activity", value, `One of my hobbies is ${value}`, { confidence: 0.9 }));
  const pastime = inFreeTime.exec(text)?.[1];
  if (pastime && pastime.split(" ").length <= 8)
    return [fact("activity", pastime, `I ${pastime} in my free time`, { confidence: 0.9 })];
  const practised = practises.exec(text)?.[1];
  if (practised) return [fact("activity", practised, text, { confidence: 0.85 })];
  const collected = coreOf(collects.exec(text)?.[1] ?? "");
  if (!isEmptyValue(collected) && !/^(?:my|the|data)\b/iu.test(collected))
    return [fact("activity", `collecting ${collected}`, `I collect ${collected}`, { confidence: 0.9 })];
  const played = coreOf(
    (plays.exec(text)?.[1] ?? "").replace(/ (?:every|on|at|in|with|for|twice|once)\b.*$/iu, ""),
  );
  if (!instrumentsAndGames.test(played)) return null;
  const verb = /^I .*?learn/iu.test(text) ? "am learning to play" : "play";
  const article = /\bthe\b/iu.test(text) ? "the " : "";
  return [fact("activity", played, `I ${verb} ${article}${played}`, { confidence: 0.9 })];
}

function readDislikes(text: string): readonly Fact[] | null {
  const [, verb = "", things = ""] = dislikes.exec(text) ?? [];
  if (verb === "") return null;
  return tasteValues(things).map((value) =>
    fact("dislike", value, `I ${verb.toLowerCase().replace("do not really", "do not")} ${value}`, {
      confidence: 0.9,
    }),
  );
}

function readLikes(text: string): readonly Fact[] | null {
  const [, verb = "", things = ""] = likes.exec(text) ?? [];
  if (verb === "") return null;
  return tasteValues(things).map((value) =>
    fact("like", value, `I ${verb.toLowerCase()} ${value}`, { confidence: 0.9 }),
  );
}

/** One value for "hiking in the mountains", several for "tea and cake"; nothing for "this song" or "that you came". */
function tasteValues(things: string): readonly string[] {
  if (present.test(things) || /\b(?:today|tonight|yesterday|this (?:morning|week|evening))\b/iu.test(things))
    return [];
  const isPlainList = things.split(" ").length <= 8 && !/\bto\b/iu.test(things);
  const parts = (isPlainList ? splitList(things) : [things]).map((thing) =>
    coreOf(thing.replace(/^(?:especially|particularly|above all|mostly|like) /iu, "")),
  );
  return parts.filter(
    (value) => !isEmptyValue(value) && value.split(" ").length <= 10 && !isOnlyAdjectives(value),
  );
}

function isOnlyAdjectives(value: string): boolean {
  return readTerms(value).every((term) => hasTag(term, "Adjective", "Adverb") && !hasTag(term, "Noun"));
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match ? [match[0], match[2], match[1]] : null;
}
