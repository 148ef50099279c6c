/** Shapes of secrets that people paste into conversations. Each names what it finds, so that a person can be told. */
const patterns: readonly { readonly finds: string; readonly pattern: RegExp }[] = [
  {
    finds: "private key",
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  },
  { finds: "web token", pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g },
  { finds: "API key", pattern: /\bsk-[\w-]{16,}/g },
  { finds: "API key", pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { finds: "API key", pattern: /\bAIza[\w-]{35}/g },
  {
    finds: "access token",
    pattern: /\b(?:gh[pousr]_\w{30,}|github_pat_\w{22,}|glpat-[\w-]{20,}|hf_\w{30,})/g,
  },
  { finds: "access token", pattern: /\bxox[abprs]-[\w-]{10,}/g },
  { finds: "bearer token", pattern: /(?<=\bBearer\s)[\w.~+/-]{20,}=*/g },
  {
    finds: "password in an address",
    pattern: /(?<=\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]{1,100}:)[^\s@/]{1,200}(?=@)/gi,
  },
  {
    finds: "password",
    pattern:
      /(?<=\b(?:password|passwd|passphrase|pwd|secret|api[_-]?key|access[_-]?token)["']?\s{0,3}(?:[:=]|is)\s{0,3}["']?)[^\s"',;]{5,}[^\s"',;.!?]/gi,
  },
];

const cardNumber = /\b\d(?:[ -]?\d){12,18}\b/g;

/** A text without its secrets, and how many there were. Each is covered by as many dots, so that places in the text stay right. */
export interface CoveredText {
  readonly text: string;
  readonly found: number;
}

/** Covers everything in a text that looks like a secret: keys, tokens, passwords, private keys, card numbers. */
export function coverSecrets(text: string): CoveredText {
  let found = 0;
  const cover = (secret: string) => {
    if (/^•+$/.test(secret)) return secret;
    found += 1;
    return "•".repeat(secret.length);
  };
  let covered = text;
  for (const { pattern } of patterns) covered = covered.replace(pattern, cover);
  covered = covered.replace(cardNumber, (digits) => (isCardNumber(digits) ? cover(digits) : digits));
  return { text: covered, found };
}

/** Luhn's check, which every card number passes and one in ten other numbers. */
function isCardNumber(text: string): boolean {
  const digits = [...text.replace(/\D/g, "")].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const weighed = index % 2 === 0 ? digit : digit * 2;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
