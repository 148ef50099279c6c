import type { SlotQuery } from "./question";

/** Which words of a question in the first person ask for which slots; the first slot is the closest. */
export const questionRoutes: readonly (readonly [RegExp, readonly SlotQuery[]])[] = [
  [
    /\bwhere (?:do|did|am|have) I (?:currently |now |still |actually )?(?:work|working|employed)(?: at| now)?\b/iu,
    [{ slot: "employer" }, { slot: "work" }, { slot: "workplace" }],
  ],
  [
    /\b(?:who|which company|what company|whom) (?:do|am) I (?:work|working) (?:for|at)\b|\bmy (?:employer|company|workplace)\b/iu,
    [{ slot: "employer" }],
  ],
  [
    /\bwhat do I do(?: for (?:a living|work)|(?=\s*\??$))|\bmy (?:job|profession|occupation|work|career)(?: title)?\b|\bwhat (?:do|am) I (?:work|working) (?:as|with)\b|\b(?:do|am) I (?:still )?(?:work|working|employed|retired)\b/iu,
    [{ slot: "work" }, { slot: "employer" }],
  ],
  [
    /\bwho(?:m)? do I (?:live|share (?:a|my) (?:flat|house|home))(?: together)? with\b/iu,
    [
      {
        slot: "relation",
        keys: ["husband", "wife", "spouse", "partner", "girlfriend", "boyfriend", "roommate", "child"],
      },
    ],
  ],
  [
    /\bwhat size (?:of )?shoes?\b(?: do I (?:wear|take|have))?/iu,
    [{ slot: "attribute", keys: ["shoe size"] }],
  ],
  [/\bwhere is home(?: for me)?\b/iu, [{ slot: "home" }]],
  [
    /\bwhere (?:do|did|am|have|is) (?:I|my (?:home|house|flat|apartment)) ?(?:currently |now |still |actually )?(?:live|lived|living|based|located|reside|stay|staying|move|moved|home)?(?: to| in| now)?\s*(?=\?|$|and\b)|\b(?:which|what) (?:city|town|country|place|village|area) (?:do|am) I (?:currently |now )?(?:live|living|based|in)(?: in)?\b|\bmy (?:home|current) (?:city|address|place|location)\b|\bmy (?:city|location|residence)\b|\b(?:do|did) I call home\b|\bmy home(?=\s*(?:\?|$))|\b(?:do|am|did) I (?:still |currently |now )?(?:live|living|based|move|moved)(?: (?:in|to|at|near))?\b/iu,
    [{ slot: "home" }, { slot: "attribute", keys: ["address"] }],
  ],
  [
    /\bmy (?:full |first |last |real |own )?name\b|\bwhat am I called\b|\bwhat do (?:you|people) call me\b/iu,
    [{ slot: "name" }],
  ],
  [
    /\bam I (?:an? |the )(?!vegetarian|vegan|pescatarian|smoker|twin|parent|mother|father|morning|night)(?=\p{Ll}+(?: \p{Ll}+)?\s*\??$)/iu,
    [{ slot: "work" }, { slot: "study" }],
  ],
  [/\bhow old am I\b|\bmy age\b/iu, [{ slot: "age" }, { slot: "birthday" }]],
  [/\bmy (?:birthday|date of birth|birth date)\b|\bwhen (?:was|am) I born\b/iu, [{ slot: "birthday" }]],
  [/\bwhere was I born\b|\bmy birthplace\b/iu, [{ slot: "origin", keys: ["birthplace", ""] }]],
  [
    /\bwhere did I grow up\b|\bmy home ?town\b|\bwhere was I raised\b/iu,
    [{ slot: "origin", keys: ["upbringing", "", "birthplace"] }],
  ],
  [
    /\bwhere (?:am|do) I (?:come )?(?:originally )?(?:come )?from\b|\bmy origins?\b|\bam I from\b/iu,
    [{ slot: "origin" }, { slot: "nationality" }],
  ],
  [
    /\b(?:my|what) nationality(?: am I)?\b|\bmy citizenship\b/iu,
    [{ slot: "nationality" }, { slot: "origin" }],
  ],
  [
    /\bam I (?:married|single|engaged|divorced|widowed)\b|\bmy marital status\b|\bwho am I married to\b/iu,
    [{ slot: "marital-status" }, { slot: "relation", keys: ["spouse", "husband", "wife", "fiancé"] }],
  ],
  [
    /\ballerg(?:y|ies|ic)\b(?: to)?|\bintoleran(?:t|ces?)\b(?: to)?|\b(?:can|should|may|must) (?:not I|I not) (?:eat|take|have|touch)\b/iu,
    [{ slot: "allergy" }],
  ],
  [
    /\b(?:my|what) diet(?:ary \w+)?\b|\bam I (?:an? )?(?=vegetarian|vegan|pescatarian|kosher|halal)|\b(?:do|can|may|should) (?:not )?I (?:not )?(?:eat|drink)\b/iu,
    [{ slot: "diet" }, { slot: "avoids" }, { slot: "allergy" }],
  ],
  [/\bmy favou?rite\b|\bdo I like (?:the )?(?:best|most)\b/iu, [{ slot: "favourite" }]],
  [
    /\bwhat (?:do|does) I (?:not|hate|dislike|not like|not enjoy)(?: like| enjoy| eat)?\b|\bwhat (?:can|do) not I (?:like|stand|enjoy|eat)\b|\bmy (?:dislikes|fears)\b|\bwhat am I (?:afraid|scared) of\b/iu,
    [{ slot: "dislike" }, { slot: "avoids" }],
  ],
  [
    /\b(?:what|who|which \w+) do I (?:really )?(?:like|love|enjoy|prefer)\b(?: (?:to do|doing))?|\bmy (?:likes|preferences|tastes|interests|passions)\b|\bwhat am I (?:into|fond of|interested in)\b/iu,
    [{ slot: "like" }, { slot: "activity" }, { slot: "favourite" }],
  ],
  [/\bam I (?:afraid|scared|terrified|frightened|fond) of\b/iu, [{ slot: "dislike" }, { slot: "like" }]],
  [
    /\bdo I (?:really )?(?:like|love|enjoy|prefer|hate|dislike)\b/iu,
    [{ slot: "like" }, { slot: "activity" }, { slot: "favourite" }, { slot: "dislike" }],
  ],
  [
    /\bmy hobb(?:y|ies)\b|\bfree time\b|\b(?:what|which) (?:instruments?|sports?|games?) (?:do|can) I (?:play|do)\b|\bdo I play\b|\bwhat do I (?:play|collect)\b/iu,
    [{ slot: "activity" }, { slot: "like" }],
  ],
  [
    /\b(?:which|what|how many) languages?\b(?: (?:do|can|am) I (?:speak|know|learn(?:ing)?|understand))?|\b(?:do|can) I speak\b|\bmy (?:languages?|mother tongue|native language)\b/iu,
    [{ slot: "language" }],
  ],
  [
    /\bwhat (?:do|did|am) I (?:study|studying)\b|\bmy (?:studies|degree|major|subject)\b/iu,
    [{ slot: "study" }, { slot: "work" }],
  ],
  [
    /\bmy (?:health|medical|illness|conditions?|diagnos\w+)(?: (?:conditions?|problems?|issues?))?\b|\b(?:health|medical) (?:conditions?|problems?|issues?)\b/iu,
    [{ slot: "health" }, { slot: "allergy" }],
  ],
  [
    /\b(?:my|any|what) (?:upcoming |next |other )*(?:plans?|appointments?|events?|dates?|reminders?|calendar|agenda|schedule|trips?|visits?)\b|\bwhat is (?:coming up|planned|on my calendar|next)\b|\bcoming up\b|\bupcoming\b/iu,
    [{ slot: "event" }],
  ],
  [/\bwhen (?:is|are|does|do|will|am|was)\b/iu, [{ slot: "event" }]],
];
