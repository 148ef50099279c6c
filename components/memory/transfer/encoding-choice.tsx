import type { DecodedFile } from "@/lib/client/memory/decode-file";
import { encodingWord } from "@/lib/client/memory/encoding-words";

interface EncodingChoiceProps {
  readonly decoded: DecodedFile;
  readonly onEncoding: (encoding: string) => void;
}

/** Encodings are found by their bytes, which can be wrong for a short text: the person sees the letters and may choose. */
export function EncodingChoice({ decoded, onEncoding }: EncodingChoiceProps) {
  const known = new Set([decoded.encoding, ...decoded.candidates]);
  return (
    <label className="mt-1 flex items-center gap-2 text-[13px] text-mute">
      Encoding
      <select
        value={decoded.encoding}
        onChange={(event) => onEncoding(event.target.value)}
        className="min-h-7 rounded-lg border border-line bg-panel px-1.5 text-xs pointer-coarse:min-h-11"
      >
        {[...known].map((encoding) => (
          <option key={encoding} value={encoding}>
            {encodingWord(encoding)}
          </option>
        ))}
      </select>
    </label>
  );
}
