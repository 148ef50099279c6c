import { lengthOfBegunTag, type ProtocolTag, protocolTags } from "./protocol-tags";

/** Where the tag stands that ends a block of calls. */
export interface CallEnd {
  readonly tag: ProtocolTag;
  readonly index: number;
}

/**
 * Looks for the tag that ends a block of calls. A tag inside a JSON text does not count: a memory may be about it.
 * `look` takes the whole text so far, which only ever grows, and goes on where it stopped.
 */
export class CallScanner {
  private at = 0;
  private isInText = false;

  look(text: string): CallEnd | null {
    while (this.at < text.length) {
      const found = this.isInText ? null : this.tagHere(text);
      if (found) return found;
      const step = this.stepOver(text);
      if (step === 0) return null;
      this.at += step;
    }
    return null;
  }

  private tagHere(text: string): CallEnd | null {
    if (text.charAt(this.at) !== "<") return null;
    const tag = protocolTags.find((candidate) => text.startsWith(candidate, this.at));
    return tag ? { tag, index: this.at } : null;
  }

  /** How many characters can be passed; 0 when the next one is not understood before more has arrived. */
  private stepOver(text: string): number {
    const character = text.charAt(this.at);
    if (character === '"') this.isInText = !this.isInText;
    if (this.isInText && character === "\\") return this.at + 1 < text.length ? 2 : 0;
    const isBegunTag = !this.isInText && character === "<" && lengthOfBegunTag(text, protocolTags) > 0;
    return isBegunTag && text.indexOf("<", this.at + 1) === -1 ? 0 : 1;
  }
}
