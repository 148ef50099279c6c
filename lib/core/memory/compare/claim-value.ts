/** Units by what they measure, each with what one of it is of the first. */
const units: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  mass: { g: 1, gram: 1, mg: 1e-3, milligram: 1e-3, µg: 1e-6, mcg: 1e-6, kg: 1e3, kilo: 1e3, kilogram: 1e3 },
  length: {
    m: 1,
    meter: 1,
    metre: 1,
    cm: 0.01,
    centimeter: 0.01,
    centimetre: 0.01,
    mm: 1e-3,
    km: 1e3,
    kilometer: 1e3,
    kilometre: 1e3,
  },
  volume: { l: 1, liter: 1, litre: 1, ml: 1e-3, milliliter: 1e-3, millilitre: 1e-3, cl: 0.01, dl: 0.1 },
  duration: {
    min: 1,
    minute: 1,
    h: 60,
    hr: 60,
    hour: 60,
    s: 1 / 60,
    sec: 1 / 60,
    second: 1 / 60,
    day: 1440,
    week: 10_080,
  },
  euros: { "€": 1, eur: 1, euro: 1 },
  dollars: { $: 1, usd: 1, dollar: 1 },
  pounds: { "£": 1, gbp: 1 },
  share: { "%": 1, percent: 1 },
};

const measured =
  /^(?:about |around |ca\.? )?(?<before>[€$£])?\s?(?<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?<thousand>k)?\s?(?<unit>[€$£%]|[\p{L}µ]+)?/iu;

/** How much of what a value tells, or null where it tells no quantity with a unit. */
function quantityIn(value: string): { readonly of: string; readonly amount: number } | null {
  const { before, number, thousand, unit } = measured.exec(value.trim())?.groups ?? {};
  if (number === undefined) return null;
  const written = (before ?? unit ?? "").toLowerCase();
  for (const [of, table] of Object.entries(units)) {
    const factor = table[written] ?? table[written.replace(/s$/u, "")];
    if (factor !== undefined)
      return { of, amount: Number(number.replaceAll(",", "")) * (thousand ? 1_000 : 1) * factor };
  }
  return null;
}

const kinds: readonly (readonly [string, RegExp])[] = [
  [
    "day",
    /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\d{1,2}(?:st|nd|rd|th)?(?: of)? \p{L}{3,}|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d{4}-\d\d|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?$|tomorrow|today)/iu,
  ],
  [
    "time",
    /^(?:noon|midnight|\d{1,2}(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?|\s?o['’]clock|\s?h)?$|\d{1,2}[:.]\d\d)/iu,
  ],
  [
    "color",
    /^(?:dark |light )?(?:red|blue|green|yellow|orange|purple|pink|black|white|gr[ea]y|brown|silver|gold|beige)$/iu,
  ],
  ["place", /^(?:room|hall|building|floor|gate|platform|seat)\b/iu],
];

/**
 * True where two values of one attribute may both hold, because they tell different things of it ("on Monday" and "at 9"), or the same in other
 * units ("500 mg" and "0.5 g").
 */
export function mayBothHold(left: string, right: string): boolean {
  const [one, other] = [quantityIn(left), quantityIn(right)];
  if (one && other && one.of === other.of) return Math.abs(one.amount - other.amount) < 1e-9 * one.amount;
  const [kind, otherKind] = [kindOf(left), kindOf(right)];
  if (kind !== otherKind) return true;
  if (kind === "day" && left.includes("/") !== right.includes("/")) return true;
  const [state, otherState] = [stateOf(left), stateOf(right)];
  return state !== null && otherState !== null && state.when !== otherState.when;
}

function kindOf(value: string): string {
  return kinds.find(([, pattern]) => pattern.test(value.trim()))?.[0] ?? "other";
}

/** "Closed on Mondays" says nothing of Sundays. */
function stateOf(value: string): { readonly when: string } | null {
  const when = /^(?:open|closed)\s+(?<when>.+)$/iu.exec(value.trim())?.groups?.when;
  return when === undefined ? null : { when: when.toLowerCase() };
}
