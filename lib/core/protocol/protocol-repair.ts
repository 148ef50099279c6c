/** What can be put right in what a model writes without guessing what the model meant. */
export const protocolRepairs = {
  "thought-not-opened": "The opening <think> tag was missing.",
  "thought-not-closed": "The closing </think> tag was missing.",
  "thought-not-tagged": "The thought was before the block without its tags.",
  "text-outside": "Text outside the tags was left out.",
  "call-not-closed": "The closing </tool_call> tag was missing.",
  "answer-not-closed": "The closing </answer> tag was missing.",
  "several-blocks": "Several tool call blocks were joined into one.",
  "list-missing": "The call was there without its list.",
  "code-fence": "The calls were in a code fence.",
  "call-wrapped": "The call was wrapped in another object.",
  "arguments-renamed": "The arguments were under another name.",
  "arguments-as-text": "The arguments were JSON inside a text.",
  "arguments-missing": "The call had no arguments; it got an empty object.",
  "trailing-comma": "A comma too many was left out.",
  "missing-comma": "A missing comma was put in.",
  "python-quotes": "Single quotes were read as double quotes.",
  "python-words": "True, False or None were read as JSON words.",
  "unquoted-name": "A name without quotes was read as text.",
  "raw-line-break": "A line break inside a text was kept as one.",
  comment: "A comment inside the JSON was left out.",
  "missing-bracket": "Missing closing brackets were put in.",
  "extra-bracket": "Closing brackets too many were left out.",
  "foreign-quotes": "The quotes of another language were read as double quotes.",
  "equal-calls": "Equal calls of one step were run once.",
  "call-as-text": "The call was in the text of the answer instead of a tool call.",
  "text-after-call": "What was behind the call, such as a result that nobody gave, was left out.",
} as const;

/** The code of one repair; the sentence beside it is for a person. */
export type ProtocolRepair = keyof typeof protocolRepairs;

/** The sentence of a repair; a code of a later release stands for itself. */
export function describeRepair(code: string): string {
  return Object.hasOwn(protocolRepairs, code) ? protocolRepairs[code as ProtocolRepair] : code;
}
