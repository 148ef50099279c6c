/** A call as it was meant. */
export interface MeantCall {
  readonly name: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** What a model wrote where it meant one or several calls. */
export interface CallCase {
  readonly kind: string;
  readonly text: string;
  readonly calls: readonly MeantCall[];
}

/** What a model wrote where it meant an answer, however much it looks like a call. */
export interface AnswerCase {
  readonly kind: string;
  readonly text: string;
}

/** A call of one of the six tools. */
export function call(name: string, args: Readonly<Record<string, unknown>>): MeantCall {
  return { name, arguments: args };
}
