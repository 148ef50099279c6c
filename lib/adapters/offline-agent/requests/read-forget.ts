import { politely, type Request } from "./request";

const removing =
  "(?:forget|delete|erase|remove|wipe|clear|drop|discard|throw away|get rid of|unlearn|stop remembering|do not remember|no longer remember|leave out|take out|cut|filter|strip|ignore)";
const contextWords =
  "(?:the |our |this |your |my )?(?:current |present |whole )?(?:context|conversation|chat|prompt|discussion|window|session|working memory|short-term memory|talk)";
const fromContext = new RegExp(
  `^${politely}${removing}(?: out| away)? (.+?) (?:from|out of|in|of) ${contextWords}$`,
  "iu",
);
const filterOut = new RegExp(
  `^${politely}(?:filter(?: out)?|strip(?: out)?|leave out|take out|cut(?: out)?|ignore|drop) (?:everything (?:about|on) |anything (?:about|on) |all )?(.+)$`,
  "iu",
);
const cleanContext = new RegExp(
  `^${politely}(?:clean|clear|free|tidy)(?: up)? ${contextWords}(?: (?:of|from) (.+))?$`,
  "iu",
);
const forget = new RegExp(
  `^${politely}(?:forget|delete|erase|remove|wipe|unlearn|stop remembering|do not remember|discard|get rid of|clear(?= (?:my|your|the|all|everything|what)\\b)) (.+)$`,
  "iu",
);
const unwanted = new RegExp(
  `^${politely}I (?:do not|no longer) want you to (?:remember|know|keep|store|have)(?: that| about)? (.+)$`,
  "iu",
);
const cancelled = new RegExp(
  `^${politely}cancel ((?:my|our|the) (?:\\p{L}+ )*(?:appointment|meeting|reminder|visit|trip|date|dinner|lunch|party|class|lesson|call)s?\\b.*)$`,
  "iu",
);
const everything =
  /^(?:everything|all|all of it|all (?:the |your |my )?(?:memor(?:y|ies)|facts?)|me|my data|your memor(?:y|ies)|(?:everything|all|what(?:ever)?|anything) (?:that )?(?:you (?:know|remember|have|stored|learned)|i (?:said|told you))(?: about me| so far)?|everything about me|all about me)(?: (?:from|in) (?:your )?(?:long-term )?memory)?$/iu;
const targetLead =
  /^(?:(?:everything|anything|all|what(?:ever)?) (?:that )?(?:you (?:know|remember|have|stored|learned)|i (?:said|told you))(?: about)?|everything (?:about|on|regarding)|anything (?:about|on)|all (?:memories|facts|information) (?:about|on|of)|(?:the|that|your) (?:memory|memories|facts?|note|entry) (?:that|about|of|on|saying|where)|about|that(?= (?:I|my|we|the|your)\b)|the (?:fact|thing|bit|part) (?:that|about|with)) /iu;
const memoryTail = /,? (?:from|in|out of) (?:your |the )?(?:long-term )?memory$/iu;

/** Reads "forget …", "delete …", "drop … from our context". Forgetting is about memories, filtering about the context. */
export function readForgetTarget(text: string): Request | null {
  const topic = fromContext.exec(text)?.[1] ?? cleanContext.exec(text)?.[1];
  if (topic) return { kind: "filter", topic: topicOf(topic) };
  if (cleanContext.test(text)) return { kind: "filter", topic: "" };
  const target = forget.exec(text)?.[1] ?? unwanted.exec(text)?.[1] ?? cancelled.exec(text)?.[1];
  if (target && !/^(?:to|how|when|why)\b/iu.test(target)) {
    const bare = target.replace(memoryTail, "");
    if (/\bwe (?:said|wrote|talked|discussed|spoke|chatted)\b/iu.test(bare))
      return { kind: "filter", topic: topicOf(bare) };
    return everything.test(bare)
      ? { kind: "forget-everything" }
      : { kind: "forget", target: bare.replace(targetLead, "").replace(memoryTail, "") };
  }
  const dropped = filterOut.exec(text)?.[1];
  return dropped ? { kind: "filter", topic: topicOf(dropped) } : null;
}

/** "the football talk" → "football". */
function topicOf(words: string): string {
  const bare = words
    .replace(
      /^(?:everything|anything|all|what|the (?:messages?|items?|parts?|bits?|stuff|things?|talk|chat|discussion))(?: (?:that )?(?:we|i|you) (?:said|wrote|talked))? (?:about|on|regarding|with) /iu,
      "",
    )
    .replace(/^(?:the|this|that|our|my|all|all the|any) /iu, "")
    .replace(
      /(?: |-)(?:talk|stuff|chat|chatter|messages?|discussion|conversation|story|stories|topic|part|bits?|things?|digression|small talk)$/iu,
      "",
    );
  return bare.trim() === "" ? words : bare.trim();
}
