/** Names as people know them. */
const encodingWords: Readonly<Record<string, string>> = {
  "utf-8": "UTF-8",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
  shift_jis: "Shift_JIS",
  gb18030: "GB18030",
  big5: "Big5",
  "windows-1252": "Windows-1252",
};

/** The name of an encoding for a person. */
export function encodingWord(encoding: string): string {
  return (
    encodingWords[encoding] ??
    encoding.replace(/^windows/, "Windows").replace(/^(?:iso|euc|koi8)/, (name) => name.toUpperCase())
  );
}
