/** Something said by the person or by this assistant. */
export interface Utterance {
  readonly author: "person" | "assistant";
  readonly text: string;
}
