/** Words of query and programming languages that are written large: they name nobody. */
const codeWords =
  /\b(?:SELECT|INSERT|UPDATE|DELETE|ALTER|CREATE|DROP|TABLE|SYSTEM|INDEX|FROM|WHERE|JOIN|LEFT|INNER|OUTER|GROUP|ORDER|LIMIT|VALUES|NULL|TRUE|FALSE|AND|OR|NOT|ADD|RETRIEVE|SUMMARY|FILTER|GET|POST|PUT|PATCH|JSON|HTTP|API|SQL)\b/gu;

/** A text without what machines wrote or read in it: code, data, ids, and words of code. What is left keeps its sentences. */
export function withoutCode(text: string): string {
  return withoutData(text.replace(/```[\s\S]*?(?:```|$)/gu, " ").replace(/`[^`\n]*`/gu, " "))
    .replace(/\b\w+_\w+\b/gu, " ")
    .replace(codeWords, " ");
}

/** Leaves out what stands in braces or brackets with a quoted name or value in it: data, not words. */
function withoutData(text: string): string {
  return text.replace(/\{[^{}]*"[^{}]*\}|\[[^[\]]*"[^[\]]*\]/gu, " ");
}
