/** A secret in a text: what it is, as a person calls it, and where it stands, in UTF-16 units. */
export interface FoundSecret {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** What stands between the name of a secret and the secret. */
const sayingWords =
  "is|was|ist|war|lautet|lauten|heißt|est|c['’]est|es|era|è|é|to|это|—|-|=>|是|は|为|為|هي|هو|คือ|है";

/**
 * Shapes of secrets that a maintained rule set does not know, or not without the words of a configuration file around them. On the server its
 * findings come beside these.
 */
const shapes: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  {
    kind: "private key",
    pattern:
      /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  { kind: "private key", pattern: /\bAGE-SECRET-KEY-1[0-9A-Z]{40,}/g },
  { kind: "web token", pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g },
  // "sk-learn-contributors" has hyphens and no digit.
  { kind: "API key", pattern: /\bsk-(?:[A-Za-z0-9]{20,}|(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{16,})/g },
  { kind: "API key", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { kind: "API key", pattern: /\bAIza[\w-]{35}/g },
  {
    kind: "API key",
    pattern:
      /\b(?:xai-\w{40,}|r8_\w{30,}|pplx-\w{40,}|gsk_\w{40,}|key-[0-9a-f]{32}|SK[0-9a-f]{32}|tvly-\w{30,})\b/g,
  },
  { kind: "API key", pattern: /\b(?:sk|rk|pk|whsec)_(?:live_|test_)?(?=\w*\d)[A-Za-z0-9]{20,}\b/g },
  {
    kind: "access token",
    pattern: /\b(?:gh[pousr]_\w{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}|hf_\w{30,})/g,
  },
  { kind: "access token", pattern: /\bxox[abeprs]-[\w-]{10,}/g },
  {
    kind: "access token",
    pattern:
      /\b(?:npm_\w{36}|pypi-AgE[\w-]{50,}|do[opr]_v1_[0-9a-f]{60,}|GOCSPX-[\w-]{20,}|ya29\.[\w-]{20,}|shp(?:at|ca|pa|ss)_[0-9a-f]{32}|sq0(?:csp|atp)-[\w-]{22,})/g,
  },
  { kind: "bot token", pattern: /\b\d{8,10}:AA[\w-]{32,}|\b[MNO][\w-]{23,25}\.[\w-]{6}\.[\w-]{27,}/g },
  { kind: "account key", pattern: /(?<=\b(?:AccountKey|SharedAccessKey)=)[A-Za-z0-9+/]{40,}={0,2}/g },
  { kind: "bearer token", pattern: /(?<=\bBearer\s)(?=[\w.~+/-]*[\d.~+/])[\w.~+/-]{20,}=*/g },
  {
    kind: "password in an address",
    pattern: /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]{1,100}:)[^\s@/]{1,200}(?=@)/gi,
  },
  // "password is x1y2z3": a word with a digit or a sign inside, or in quotation marks.
  {
    kind: "password",
    pattern: new RegExp(
      `(?<=(?:${passwordWords()})["']?\\s{0,3}(?:[:=：]|${sayingWords}|(?<=[\\p{Script=Hangul}\\p{Script=Devanagari}]\\s))\\s{0,3}["'“„«「]?)(?=[^\\s"'”“»」,;]*[^\\s\\p{L}\\p{M}"'”“»」,;.!?。])[^\\s"'”“»」,;]{5,}[^\\s"'”“»」,;.!?。]`,
      "giu",
    ),
  },
  // "password is kwIoMzSy": capitals in the middle of a word.
  {
    kind: "password",
    pattern: new RegExp(
      `(?<=(?:${passwordWords()})["']?\\s{0,3}(?:[:=：]|${sayingWords})\\s{0,3}["'“„«「]?)(?=\\S*\\p{Ll}\\p{Lu})[\\p{L}\\p{M}]{6,}`,
      "gu",
    ),
  },
  // "the PIN of my card is 4711"
  {
    kind: "PIN",
    pattern: new RegExp(
      `(?<=(?<![\\p{L}])(?:PIN|PUK|CVV2?|CVC2?|pin\\scode|ПИН|暗証番号|密码)(?![\\p{L}])[^.!?\\n\\d]{0,40}?(?:[:=：]|${sayingWords})\\s{0,3})\\d{3,8}(?!\\d)`,
      "gu",
    ),
  },
  // "mi pin es 4821": in small letters only where a number follows at once.
  {
    kind: "PIN",
    pattern: new RegExp(
      `(?<=(?<![\\p{L}-])pin(?:\\scode)?\\s?(?:[:=：]|${sayingWords})\\s{0,3})\\d{4,8}(?!\\d)`,
      "giu",
    ),
  },
  {
    kind: "social security number",
    pattern: /(?<=\b(?:SSN|social security number)\b\D{0,12})\d{3}-\d{2}-\d{4}\b/gi,
  },
  {
    kind: "recovery code",
    pattern:
      /(?<=\b(?:recovery|backup|unlock|emergency)\s(?:code|key)s?\b\D{0,6}?\s?)(?=[A-Z\d-]*\d)[A-Z\d]{4,}(?:-[A-Z\d]{3,})+/gi,
  },
  {
    kind: "two-factor secret",
    pattern:
      /(?<=\b(?:2FA|TOTP|OTP|authenticator|two-factor)\s(?:secret|key|seed)\b(?:\sis)?[\s:=]{1,3})[A-Z2-7]{16,}/g,
  },
  {
    kind: "seed phrase",
    pattern:
      /(?<=\b(?:seed|recovery|mnemonic|wallet)\s(?:phrase|words)\b(?:\s(?:is|are))?[\s:=]{1,3})(?:[a-z]{3,8}\s){11,23}[a-z]{3,8}/gi,
  },
  { kind: "access token", pattern: /(?<=:\/\/)[A-Za-z\d_-]{20,}(?=@)/g },
  {
    kind: "access token",
    pattern:
      /(?<=\b[A-Z][A-Z\d_]*(?:TOKEN|SECRET|PASSWORD|API_?KEY)\s?=\s?["']?|\b(?:TOKEN|SECRET|PASSWORD|API_?KEY)\s?=\s?["']?)(?=[^\s"'=]{0,200}\d)[^\s"'=]{12,200}/g,
  },
  // "password: swordfish": one word of letters, and nothing behind it.
  {
    kind: "password",
    pattern: new RegExp(
      `(?<=(?:${passwordWords()})["']?\\s{0,3}[:=：]\\s{0,3}["'“„«「]?)[\\p{L}\\p{M}]{6,}(?=["'”“»」]?\\s*(?:$|[,;.!?。\\n]))`,
      "giu",
    ),
  },
];

/** What people call a password or a key, in the languages that meet here most. */
function passwordWords(): string {
  const spaced =
    "password passwd passphrase pwd passwort kennwort mot de passe contraseña senha parola hasło пароль wachtwoord lösenord şifre passcode pw".replace(
      "mot de passe",
      "mot\\sde\\spasse",
    );
  const words = [
    ...spaced.split(" "),
    "api[_-]?key",
    "api\\skey",
    "access[_-]?token",
    "access\\stoken",
    "client[_-]?secret",
    "(?:secret|pass)(?=\\s{0,3}[:=])",
  ];
  // "Password for the wifi is …": what it opens may stand between.
  const opens = "(?:\\s(?:for|to|of|für|vom|fürs|de|del|du|da|do|di|от|для)\\s[\\p{L}\\p{M} -]{1,30}?)?";
  return [
    `(?<![\\p{L}])(?:${words.join("|")})${opens}`,
    "密码",
    "密碼",
    "パスワード",
    "비밀번호[는은가이]?",
    "كلمة المرور|كلمة السر",
    "पासवर्ड",
    "รหัสผ่าน",
    "סיסמה",
  ].join("|");
}

/** A country, two check digits, and up to thirty letters and digits in groups: an IBAN. */
const accountShape = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?:[ ]?[A-Z\d]{2,4}){3,8}(?![\p{L}\d])/gu;

/** The check of an IBAN: its country and check digits moved to the end, its letters as numbers, one is left when divided by 97. */
function isAccountNumber(text: string): boolean {
  const number = text.replaceAll(" ", "");
  if (number.length < 15 || number.length > 34) return false;
  const digits = `${number.slice(4)}${number.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

const digitsInRow = /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g;

/** Everything in a text that has the shape of a secret: keys, tokens, passwords, private keys, card numbers. In order, without overlaps. */
export function findSecrets(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const { kind, pattern } of shapes)
    for (const match of text.matchAll(pattern))
      found.push({ kind, start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(accountShape))
    if (isAccountNumber(match[0]))
      found.push({ kind: "account number", start: match.index, end: match.index + match[0].length });
  for (const match of text.matchAll(digitsInRow))
    if (isCardNumber(match[0]))
      found.push({ kind: "card number", start: match.index, end: match.index + match[0].length });
  return joinSecrets(found);
}

/** Findings in order; of two that overlap the earlier and longer one stays, and covers both. */
export function joinSecrets(found: readonly FoundSecret[]): readonly FoundSecret[] {
  const joined: FoundSecret[] = [];
  for (const secret of found.toSorted((one, other) => one.start - other.start || other.end - one.end)) {
    const last = joined.at(-1);
    if (last && secret.start < last.end)
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, secret.end) };
    else joined.push(secret);
  }
  return joined;
}

/** A text without its secrets, and how many there were. Each is covered by as many dots, so that places in the text stay right. */
export interface CoveredText {
  readonly text: string;
  readonly found: number;
}

/** Covers everything in a text that looks like a secret, and the `known` secrets that were found by other means, wherever they stand. */
export function coverSecrets(text: string, known: readonly string[] = []): CoveredText {
  const elsewhere = known.flatMap((secret) =>
    [...placesOf(text, secret)].map((start) => ({ kind: "secret", start, end: start + secret.length })),
  );
  const secrets = joinSecrets([...findSecrets(text), ...elsewhere]).filter(
    ({ start, end }) => !/^•+$/.test(text.slice(start, end)),
  );
  const covered = secrets.reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + "•".repeat(end - start) + rest.slice(end),
    text,
  );
  return { text: covered, found: secrets.length };
}

function* placesOf(text: string, secret: string): Generator<number> {
  if (secret === "") return;
  for (let place = text.indexOf(secret); place >= 0; place = text.indexOf(secret, place + secret.length))
    yield place;
}

/** First digits and lengths of the cards that exist. */
const issuers = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d{2}|7[01]\d|720)\d{12})$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
  /^(?:6011|65\d{2}|64[4-9]\d)\d{12}$/,
  /^35\d{14}$/,
  /^62\d{14,17}$/,
];

/** A card's first digits, and Luhn's check, which every card number passes and one in ten other numbers. */
function isCardNumber(text: string): boolean {
  const number = text.replace(/\D/g, "");
  if (!issuers.some((issuer) => issuer.test(number))) return false;
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const weighed = index % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
