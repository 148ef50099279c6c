import { coversStems, wordStems } from "../grammar/content-stems";

const articles = new Set(["a", "an", "the", "my", "of", "some"]);

/** True when the new value says nothing that the old one does not: "Oslo" beside "Oslo, Norway". */
export function saysNothingNew(newValue: string, oldValue: string): boolean {
  const newStems = meaningful(newValue);
  const oldStems = meaningful(oldValue);
  return coversStems(oldStems, newStems) || newStems.join(" ") === oldStems.join(" ");
}

function meaningful(value: string): readonly string[] {
  return wordStems(value).filter((stem) => !articles.has(stem));
}
