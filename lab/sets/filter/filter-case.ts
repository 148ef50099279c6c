/** One labelled FILTER: criteria in three wordings, and what they should and should not take out of a context. */
export interface FilterCase {
  readonly subject: string;
  /** As a language model writes them: a description with its key terms. */
  readonly agentCriteria: string;
  /** As the demo assistant writes them: the subject and a list of key words. */
  readonly keyWordCriteria: string;
  /** As a person types them: two to five words. */
  readonly personCriteria: string;
  /** Items about the subject. */
  readonly remove: readonly string[];
  /** Items about something else, some of which share a word with the criteria; and long items with one sentence on the subject. */
  readonly keep: readonly string[];
}
