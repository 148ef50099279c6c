const owner = /\b(?:the )?user\b(?<owned>[’']s)?(?: (?<verb>\p{Ll}+)\b)?/giu;
const irregular = new Map(
  Object.entries({ is: "am", has: "have", does: "do", was: "was", "isn't": "am not" }),
);
const noVerb =
  /^(?:always|sometimes|perhaps|besides|this|interface|experience|story|account|id|name|group|manual|guide)$/;

/**
 * Tells in the first person what is told about "the user": sentence embedders learnt from what people say, and people ask "what do I do"
 * and not "what does the user do". Other text, other people and what is not about the owner stay as they are.
 */
export function inFirstPerson(text: string): string {
  const told = text.replace(owner, (...match) => {
    const groups = match.at(-1) as { owned?: string; verb?: string };
    if (groups.owned) return `my${groups.verb ? ` ${groups.verb}` : ""}`;
    if (!groups.verb) return "I";
    return noVerb.test(groups.verb) ? String(match[0]) : `I ${firstPersonVerb(groups.verb)}`;
  });
  return told === text ? text : told.charAt(0).toUpperCase() + told.slice(1);
}

function firstPersonVerb(verb: string): string {
  const known = irregular.get(verb);
  if (known) return known;
  if (/[^aeiou]ies$/.test(verb)) return `${verb.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z|o)es$/.test(verb)) return verb.slice(0, -2);
  return /[^sui]s$/.test(verb) ? verb.slice(0, -1) : verb;
}
