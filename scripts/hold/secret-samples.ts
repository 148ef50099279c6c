type Random = () => number;

const digits = "0123456789";
const hex = "0123456789abcdef";
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const letters = `${upper}${upper.toLowerCase()}`;
const base62 = `${letters}${digits}`;

function pick(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join("");
}

/** Sentences that hold a secret, by kind: made from a seed, so that no list is learned by heart. */
export const secretKinds: Readonly<Record<string, (random: Random) => string>> = {
  "AWS access key": (random) => `My key is AKIA${pick(random, `${upper}234567`, 16)}`,
  "GitHub token": (random) => `Use ghp_${pick(random, base62, 36)} for the repository`,
  "GitHub fine-grained token": (random) =>
    `github_pat_${pick(random, base62, 22)}_${pick(random, base62, 59)}`,
  "GitLab token": (random) => `The runner has glpat-${pick(random, base62, 20)}`,
  "OpenAI key": (random) => `OPENAI_API_KEY=sk-proj-${pick(random, base62, 48)}`,
  "Anthropic key": (random) => `sk-ant-api03-${pick(random, base62, 93)}AA`,
  "Google key": (random) => `maps uses AIza${pick(random, base62, 35)}`,
  "Slack token": (random) =>
    `xoxb-${pick(random, digits, 12)}-${pick(random, digits, 12)}-${pick(random, base62, 24)}`,
  "Stripe key": (random) => `live key sk_live_${pick(random, base62, 24)}`,
  "Hugging Face token": (random) => `hf_${pick(random, letters, 34)}`,
  "npm token": (random) => `npm_${pick(random, base62, 36)}`,
  "SendGrid key": (random) => `SG.${pick(random, base62, 22)}.${pick(random, base62, 43)}`,
  "JSON web token": (random) =>
    `eyJhbGciOiJIUzI1NiJ9.eyJ${pick(random, base62, 40)}.${pick(random, base62, 43)}`,
  "private key": (random) =>
    `-----BEGIN RSA PRIVATE KEY-----\n${pick(random, base62, 64)}\n${pick(random, base62, 64)}\n-----END RSA PRIVATE KEY-----`,
  "password of a database": (random) =>
    `postgresql://ada:${pick(random, base62, 14)}@db.example.org:5432/shop`,
  "password in an address": (random) => `https://ada:${pick(random, base62, 12)}@intranet.example.org/`,
  "payment card": (random) => `My card is ${cardNumber(random)}`,
  IBAN: (random) => `Please pay to ${iban(random)}`,
  "password said in English": (random) => `My password is ${pick(random, base62, 11)}!`,
  "password said in German": (random) => `Mein Passwort lautet ${pick(random, base62, 11)}!`,
  "password with a colon": (random) => `password: ${pick(random, base62, 12)}#`,
  "PIN of a card": (random) => `The PIN of my card is ${pick(random, digits, 4)}`,
};

/** Sentences that look a little like one and hold none. */
export const harmlessKinds: Readonly<Record<string, (random: Random) => string>> = {
  "an order number": (random) => `Order ${pick(random, digits, 8)} arrives on Friday`,
  "a phone number": (random) => `Ada's number is +351 91${pick(random, digits, 7)}`,
  "a commit": (random) => `The bug came with commit ${pick(random, hex, 7)}`,
  "an id of a session": (random) =>
    `Session ${pick(random, hex, 8)}-${pick(random, hex, 4)}-4${pick(random, hex, 3)}-a${pick(random, hex, 3)}-${pick(random, hex, 12)}`,
  "an ISBN": (random) => `Reads the book with ISBN 978-3-16-${pick(random, digits, 6)}-0`,
  "a date and a time": (random) =>
    `Flies on 2027-0${1 + Math.floor(random() * 8)}-1${pick(random, digits, 1)} at 1${pick(random, "0123", 1)}:40`,
  "a talk about passwords": (random) =>
    `Prefers a password manager with ${pick(random, "23456789", 1)} devices`,
  "a talk about keys": (random) => `Lost the key of flat ${pick(random, digits, 2)} on Monday`,
  "a flight": (random) => `Takes TP${pick(random, digits, 4)} to Lisbon`,
  "a measure": (random) =>
    `The desk is ${pick(random, "123456789", 3)} cm wide and ${pick(random, "123456789", 2)} cm deep`,
  "an address": (random) =>
    `Lives at Rua das Flores ${pick(random, "123456789", 2)}, 4050-${pick(random, digits, 3)} Porto`,
  "a version": (random) => `Uses Node 2${pick(random, digits, 1)}.${pick(random, digits, 2)}.1 at work`,
};

function cardNumber(random: Random): string {
  const body = `4${pick(random, digits, 14)}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`.replace(/(\d{4})(?=\d)/g, "$1 ");
}

function iban(random: Random): string {
  const account = pick(random, digits, 18);
  const remainder = [...`${account}131400`].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
  return `DE${String(98 - remainder).padStart(2, "0")}${account}`;
}
