/** Made-up secrets, and texts that look a little like some. Values are generated piece by piece, so that no scanner takes this file for a leak. */

interface SecretText {
  readonly text: string;
  readonly secret: string;
}

const lower = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const alphabets = {
  hex: `${digits}abcdef`,
  word: `${lower}${lower.toUpperCase()}${digits}`,
  capital: `${lower.toUpperCase()}${digits}`,
  digit: digits,
} as const;

/** Numbers that are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = createRandom(2026);
const pick = <Item>(items: readonly Item[]): Item =>
  items[Math.floor(random() * items.length)] ?? (items[0] as Item);
const make = (alphabet: keyof typeof alphabets, length: number) =>
  Array.from({ length }, () => pick([...alphabets[alphabet]])).join("");

/** Digits with Luhn's last one. */
function card(prefix: string, length: number): string {
  const body = prefix + make("digit", length - prefix.length - 1);
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const weighed = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

const secretKinds: readonly (() => string)[] = [
  () => `sk-${make("word", 48)}`,
  () => `sk-proj-${make("word", 40)}`,
  () => `sk-ant-api03-${make("word", 93)}AA`,
  () => `sk-or-v1-${make("hex", 64)}`,
  () => `AKIA${make("capital", 16)}`,
  () => `AIza${make("word", 35)}`,
  () => `ghp_${make("word", 36)}`,
  () => `gho_${make("word", 36)}`,
  () => `github_pat_${make("word", 22)}_${make("word", 59)}`,
  () => `glpat-${make("word", 20)}`,
  () => `hf_${make("word", 34)}`,
  () => `xoxb-${make("digit", 12)}-${make("digit", 13)}-${make("word", 24)}`,
  () => `npm_${make("word", 36)}`,
  () => `pypi-AgEIcHlwaS5vcmc${make("word", 70)}`,
  () => `SG.${make("word", 22)}.${make("word", 43)}`,
  () => `sk_live_${make("word", 24)}`,
  () => `rk_live_${make("word", 24)}`,
  () => `shpat_${make("hex", 32)}`,
  () => `dop_v1_${make("hex", 64)}`,
  () => `GOCSPX-${make("word", 28)}`,
  () => `gsk_${make("word", 52)}`,
  () => `r8_${make("word", 37)}`,
  () => `${make("digit", 10)}:AA${make("word", 33)}`,
  () => `eyJ${make("word", 20)}.eyJ${make("word", 40)}.${make("word", 43)}`,
  () => `-----BEGIN PRIVATE KEY-----\n${make("word", 64)}\n${make("word", 64)}\n-----END PRIVATE KEY-----`,
  () => `-----BEGIN OPENSSH PRIVATE KEY-----\n${make("word", 64)}\n-----END OPENSSH PRIVATE KEY-----`,
  () => card("4", 16),
  () => card("53", 16).replace(/(\d{4})(?=\d)/g, "$1 "),
  () => card("37", 15),
  () => `lin_api_${make("word", 40)}`,
];

const sentences: readonly ((secret: string) => string)[] = [
  (secret) => `User's key is ${secret}`,
  (secret) => `Please remember ${secret} for the deploy script.`,
  (secret) => `Mein Schlüssel lautet ${secret}, bitte merken.`,
  (secret) => `token=${secret}`,
  (secret) => `秘密鍵は ${secret} です`,
  (secret) => `("${secret}")`,
];

/** Passwords are known by the words before them. */
const passwordTexts: readonly (readonly [string, string, string])[] = [
  ["My wifi password is ", "Tulip-7742", ", do not tell."],
  ["password: ", "swordfish", "."],
  ["The database password = ", "k9!mmQ2x", ""],
  ["Mein Passwort ist ", "Hunter22!x", "."],
  ["Kennwort: ", "Gartenzaun", ""],
  ["Mon mot de passe est ", "Soleil#88", "."],
  ["Mi contraseña es ", "luna_2024", "."],
  ["Minha senha é ", "caju99praia", "."],
  ["Мой пароль: ", "Берёза77", "."],
  ["我的密码是", "tiger8842", "。"],
  ["パスワードは", "sakura_2025", "です"],
  ["Moje hasło to ", "Zupa!2020", "."],
  ["passphrase is ", "battery-staple-7", ", as ever"],
  ["API key: ", "9f8e7d6c5b4a3", ""],
  ["client_secret=", "Qw3rTy-98ab", ""],
  ["Authorization: Bearer ", "abc123.def-456_ghi~789jkl", " in the header"],
  ["postgres://ada:", "hunter2pass", "@db.example.org/app"],
  ["https://kim:", "s3cret99", "@example.org/feed"],
  ["mongodb+srv://kim:", "Zx9Qw12p", "@cluster0.example.net/db"],
  ["AccountKey=", "q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6j7K8l9Z0x1C2v3B4", ";EndpointSuffix=core"],
];

/** 200 texts, each with one secret of a kind that is known. */
export const secretTexts: readonly SecretText[] = [
  ...secretKinds.flatMap((create, kind) =>
    Array.from({ length: 6 }, (_, index) => {
      const secret = create();
      const sentence = sentences[(kind + index) % sentences.length];
      return { secret, text: sentence ? sentence(secret) : secret };
    }),
  ),
  ...passwordTexts.map(([before, secret, after]) => ({ secret, text: before + secret + after })),
];

const uuid = () => [8, 4, 4, 4, 12].map((length) => make("hex", length)).join("-");

const harmlessKinds: readonly (() => string)[] = [
  () => `The commit ${make("hex", 40)} broke the build.`,
  () => `Fixed in ${make("hex", 7)} and ${make("hex", 10)}.`,
  () => `Session ${uuid()} was about gardening.`,
  () => `sha256:${make("hex", 64)}`,
  () => `The MD5 of the photo is ${make("hex", 32)}.`,
  () => `Order number ${make("digit", 13)}, sent on Monday.`,
  () => `The product code is ${make("capital", 4)}-${make("digit", 4)}-${make("capital", 2)}.`,
  () => `Serial number ${make("capital", 12)} of the washing machine.`,
  () => `Tracking number 1Z${make("capital", 16)}.`,
  () => `ISBN 978-3-${make("digit", 2)}-${make("digit", 6)}-${make("digit", 1)}.`,
  () => `mem_${make("word", 10)} says the same.`,
  () => `Call me at +32 4${make("digit", 2)} ${make("digit", 2)} ${make("digit", 2)} ${make("digit", 2)}.`,
  () =>
    `The flight is ${make("capital", 2)}${make("digit", 3)}, seat ${make("digit", 2)}C, booking ${make("capital", 6)}.`,
  () => `MAC address ${Array.from({ length: 6 }, () => make("hex", 2)).join(":")}.`,
  () =>
    `The server is 10.${make("digit", 2)}.${make("digit", 1)}.${make("digit", 2)}, port ${make("digit", 4)}.`,
  () => `See https://example.org/a/${make("word", 11)}?id=${make("digit", 9)}`,
  () => `Ticket PROJ-${make("digit", 5)} and pull request #${make("digit", 4)}.`,
  () =>
    `Docker image app:${make("digit", 1)}.${make("digit", 2)}.${make("digit", 1)}@sha256 ${make("hex", 12)}.`,
  () => `IBAN starts with BE${make("digit", 2)}, the rest is in the safe.`,
  () =>
    `Born on ${make("digit", 2)}-0${make("digit", 1)}-19${make("digit", 2)}, customer ${make("digit", 8)}.`,
];

const harmlessSentences = [
  "The password was changed on Monday.",
  "The password is changed every week.",
  "Password: changed monthly, by the admin.",
  "User keeps every password in a manager called KeePass.",
  "My password manager is 1Password.",
  "User forgot the password of the old laptop.",
  "The secret is well-kept by the family.",
  "The secret of the soup is fresh thyme.",
  "User works on task-force-2026-planning-board.",
  "Maintains scikit-learn and sk-learn-contributors on the side.",
  "The risk-averse-investors-group-2024 meets on Fridays.",
  "Bearer of good news, as always.",
  "The bearer authentication-middleware-package was removed.",
  "Likes the key of C minor and the key-value store.",
  "Uses an API key, which is kept elsewhere.",
  "The API key is rotated by the platform team.",
  "Das Passwort ist geheim.",
  "Le mot de passe est secret.",
  "La contraseña es larga.",
  "Пароль: забыт.",
  "密码是什么？",
  "Has eight dogs: 1 2 3 4 5 6 7 8.",
  "Pi is 3.14159265358979323846.",
  "The number 6174 is Kaprekar's.",
];

/** Texts without a secret: ids, hashes, commit ids, UUIDs, product codes, and sentences about secrets. */
export const harmlessTexts: readonly string[] = [
  ...harmlessKinds.flatMap((create) => Array.from({ length: 10 }, create)),
  ...harmlessSentences,
];
