/** Something that the command palette offers, as it is matched. */
export interface PaletteWords {
  /** What its row says. */
  readonly label: string;
  /** Further words that it is found by. */
  readonly keywords?: string;
}

/**
 * The entries that have every word of a search, best first: those that begin with it, then those in which a word begins with it, then the
 * rest, each in the order given. An empty search finds all. Accents and case do not matter.
 */
export function matchPalette<Entry extends PaletteWords>(
  entries: readonly Entry[],
  search: string,
  limit: number,
): readonly Entry[] {
  const wanted = plain(search).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return entries.slice(0, limit);
  const ranks: [Entry[], Entry[], Entry[]] = [[], [], []];
  for (const entry of entries) {
    const label = plain(entry.label);
    const text = entry.keywords === undefined ? label : `${label} ${plain(entry.keywords)}`;
    if (!wanted.every((word) => text.includes(word))) continue;
    const [first = ""] = wanted;
    const rank = label.startsWith(first) ? 0 : ` ${text}`.includes(` ${first}`) ? 1 : 2;
    ranks[rank].push(entry);
    if (ranks[0].length === limit) break;
  }
  return ranks.flat().slice(0, limit);
}

const accents = /\p{M}+/gu;

function plain(text: string): string {
  return text.normalize("NFD").replace(accents, "").toLowerCase();
}
