import { expandContractions, hasTag, readTerms, type Term } from "./read-terms";

/** What the walk over a sentence knows: whether the word at hand is the verb of the person. */
export class AgreementState {
  isFirst = true;
  private expectsVerb = false;
  private subjectIsPerson = false;
  private afterJoin = false;
  private infinitive = false;

  beginSubject(word: string): string {
    this.expectsVerb = true;
    this.subjectIsPerson = true;
    this.infinitive = false;
    return word;
  }

  agrees(term: Term): boolean {
    const isJoined =
      this.afterJoin &&
      this.subjectIsPerson &&
      !this.infinitive &&
      hasTag(term, "PresentTense", "Infinitive") &&
      !hasTag(term, "Gerund");
    if (!this.expectsVerb && !isJoined) return false;
    if (hasTag(term, "Adverb", "Negative") && term.normal !== "not") return false;
    this.expectsVerb = false;
    return !hasTag(term, "PastTense") || term.normal === "was";
  }

  advance(term: Term): void {
    this.isFirst = false;
    if (hasTag(term, "Modal") || ["to", "do", "does"].includes(term.normal)) this.infinitive = true;
    this.afterJoin = /^(and|but|or)$/.test(term.normal) || (this.afterJoin && hasTag(term, "Adverb"));
  }
}

/** Rewrites a text word by word; contractions are written out first, spaces and punctuation stay. */
export function rewriteWords(
  text: string,
  change: (term: Term, state: AgreementState, next: Term | undefined) => string,
): string {
  const terms = readTerms(expandContractions(text));
  const state = new AgreementState();
  let rewritten = "";
  for (const [index, term] of terms.entries()) {
    const next = terms.slice(index + 1).find((later) => later.text !== "" && !hasTag(later, "Adverb"));
    rewritten += term.text === "" ? term.post : term.pre + change(term, state, next) + term.post;
    if (term.text !== "") state.advance(term);
  }
  return rewritten.trim();
}
