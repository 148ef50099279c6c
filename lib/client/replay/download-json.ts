/** Hands a value to the person as a file of JSON. */
export function downloadJson(fileName: string, value: unknown): void {
  downloadText(fileName, JSON.stringify(value), "application/json");
}

/** Hands a text to the person as a file. */
export function downloadText(fileName: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  // The download reads the address after the click returns.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file name from words that may hold anything: letters, digits and dashes, not too long. */
export function fileNameOf(words: string, ending: string): string {
  const plain = words
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${plain || "session"}.${ending}`;
}
