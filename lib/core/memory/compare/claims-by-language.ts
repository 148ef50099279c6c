/** Where somebody lives, and what somebody likes best, in the languages that most people write beside English. */
export interface ForeignClaim {
  readonly attribute: "home" | "favorite";
  /**
   * Whom or what it is about, as written, and the language; two claims are of one attribute only where this is the same. What is said in two
   * languages is compared by nobody here: names of places differ too.
   */
  readonly about: string;
  readonly value: string;
}

const capitalized = String.raw`(?<value>\p{Lu}[\p{L}\p{M}’'-]*(?: \p{Lu}[\p{L}\p{M}’'-]*)*)`;
const anyWord = String.raw`(?<value>[\p{L}\p{M}]+)`;

/** Texts are read without accents on Latin letters, the first letter small and without their last stop. */
const homes = (
  [
    [
      "de",
      String.raw`^(?<about>.*?)\b(?:wohnt|wohne|lebt|lebe|woont|woon)(?: jetzt| nu| seit \p{L}+)? in ${capitalized}$`,
    ],
    [
      "de",
      String.raw`^(?<about>.*?)\b(?:ist|bin) (?:jetzt |vor kurzem )?nach ${capitalized} (?:um)?gezogen$`,
    ],
    [
      "es",
      String.raw`^(?<about>.*?)\b(?:vive|vivo|reside|mora|moro) (?:ahora |agora )?(?:en|em) ${capitalized}$`,
    ],
    [
      "es",
      String.raw`^(?<about>.*?)\b(?:se|me|si) (?:ha |he |e )?(?:mudo|mude|mudado|mudou|trasferit[oa]) (?:a|para) ${capitalized}$`,
    ],
    ["it", String.raw`^(?<about>.*?)\b(?:abita|abito|vive|vivo) (?:ora )?a ${capitalized}$`],
    ["fr", String.raw`^(?<about>.*?)\b(?:habite|vit|vis|reside) (?:maintenant )?a ${capitalized}$`],
    ["fr", String.raw`^(?<about>.*?)\b(?:a|ai) demenage a ${capitalized}$`],
    [
      "ru",
      String.raw`^(?<about>.*?)(?<!\p{L})(?:жив[её]т|живу|проживает)(?: теперь| сейчас)? во? ${capitalized}$`,
    ],
    ["ru", String.raw`^(?<about>.*?)(?<!\p{L})(?:переехала?|переїха(?:в|ла)) [ву]о? ${capitalized}$`],
    // Arabic: the verb may come first
    ["ar", String.raw`^(?<about>.*?)(?<!\p{L})(?:يسكن|تسكن|يعيش|تعيش|يقيم|تقيم)(?: الآن)? في ${anyWord}$`],
    ["ar", String.raw`^(?:انتقلت?) (?<about>.*?) ?(?:إلى|الى) ${anyWord}$`],
    [
      "zh",
      String.raw`^(?<about>.*?)(?:现在|目前|現在)?(?:住在|居住在|定居在|搬到了?|搬去了?)(?<value>[\p{Script=Han}]+?)了?$`,
    ],
    [
      "ja",
      String.raw`^(?<about>.*?)は(?:今)?(?<value>[^はにの]+)(?:に住んでいます|に住んでいる|に引っ越しました|に引っ越した)$`,
    ],
    ["ko", String.raw`^(?<about>.*?)[은는] (?:지금 )?(?<value>\p{L}+?)에 (?:산다|삽니다|살아요|살고 있다)$`],
  ] as const
).map(([language, pattern]) => ({ language, pattern: new RegExp(pattern, "u") }));

const favorites = (
  [
    ["de", String.raw`^(?<about>.*\blieblings\p{L}+.*?) ist ${anyWord}$`],
    [
      "es",
      String.raw`^(?<about>.*\b(?:favorit[oa]|preferid[oa]|prefere?e?|preferit[oa]).*?) (?:es|est|e) (?:el |la |le |l’|l'|il |o )?${anyWord}$`,
    ],
    ["ru", String.raw`^(?<about>любим\p{L}+ .+?)(?: —| -| это)? ${anyWord}$`],
    ["ar", String.raw`^(?<about>.*المفضلة?.*?) (?:هو|هي) ${anyWord}$`],
    ["zh", String.raw`^(?<about>.*最喜[欢歡]的.*?)是(?<value>[\p{Script=Han}]+)$`],
  ] as const
).map(([language, pattern]) => ({ language, pattern: new RegExp(pattern, "iu") }));

/** The owner of the memories, as the app's language has it. */
const owner =
  /^(?:(?:der |die |de |el |la |l['’]|o |a |lo )?(?:nutzer(?:in)?|benutzer(?:in)?|gebruiker|usuari[oa]|utilisat(?:eur|rice)|utente)|пользователь|користувач|المستخدمة?|用户|用戶|使用者|ユーザー|사용자|ich|ik|yo|io|eu|je|j['’]|я|أنا|我|私|나)$/u;

/** More words before the verb than a name and a relation have tell something else. */
const longestSubject = 40;

/** Reads one sentence; null where it says neither. English has patterns of its own. */
export function readForeignClaim(sentence: string): ForeignClaim | null {
  for (const [attribute, patterns] of [
    ["home", homes],
    ["favorite", favorites],
  ] as const) {
    for (const { language, pattern } of patterns) {
      const { about, value } = pattern.exec(sentence)?.groups ?? {};
      if (about === undefined || value === undefined || about.length > longestSubject) continue;
      return { attribute, about: `${subjectOf(about)} (${language})`, value };
    }
  }
  return null;
}

function subjectOf(about: string): string {
  const told = about.trim().toLowerCase();
  return told === "" || owner.test(told) ? "" : told;
}

/** True where two names may be forms of one: "Казань" and "в Казани", "成都" and "成都市". Never for names in Latin letters alone. */
export function mayBeOneName(left: string, right: string): boolean {
  const [short, long] =
    left.length <= right.length
      ? [left.toLowerCase(), right.toLowerCase()]
      : [right.toLowerCase(), left.toLowerCase()];
  if (/\p{Script=Latin}/u.test(short)) return false;
  return long.startsWith(short) || (short.length >= 4 && long.startsWith(short.slice(0, -2)));
}
