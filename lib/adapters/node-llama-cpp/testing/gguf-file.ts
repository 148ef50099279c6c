/** One value of a GGUF file's metadata. Lists hold values of one kind. */
export type GgufValue =
  | { readonly uint32: number }
  | { readonly float32: number }
  | boolean
  | string
  | GgufList;
type GgufList =
  | { readonly texts: readonly string[] }
  | { readonly floats: readonly number[] }
  | { readonly integers: readonly number[] };

/** A tensor of 32-bit floats; the first dimension is the one that lies together in memory. */
export interface GgufTensor {
  readonly name: string;
  readonly dimensions: readonly number[];
  readonly values: Float32Array;
}

const alignment = 32;
const kinds = { uint32: 4, int32: 5, float32: 6, boolean: 7, text: 8, list: 9 } as const;

/** The bytes of a GGUF file (version 3) with these metadata and tensors. */
export function ggufFile(
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
): Uint8Array {
  const header: Buffer[] = [Buffer.from("GGUF"), uint32(3), uint64(tensors.length)];
  header.push(uint64(Object.keys(metadata).length));
  for (const [key, value] of Object.entries(metadata)) header.push(text(key), ...encode(value));
  let offset = 0;
  for (const { name, dimensions, values } of tensors) {
    header.push(text(name), uint32(dimensions.length), ...dimensions.map(uint64), uint32(0), uint64(offset));
    offset += padded(values.byteLength);
  }
  const head = Buffer.concat(header);
  const bodies = tensors.map(({ values }) =>
    filledUp(Buffer.from(values.buffer, values.byteOffset, values.byteLength)),
  );
  return Buffer.concat([filledUp(head), ...bodies]);
}

function encode(value: GgufValue): Buffer[] {
  if (typeof value === "string") return [uint32(kinds.text), text(value)];
  if (typeof value === "boolean") return [uint32(kinds.boolean), Buffer.from([value ? 1 : 0])];
  if ("uint32" in value) return [uint32(kinds.uint32), uint32(value.uint32)];
  if ("float32" in value) return [uint32(kinds.float32), float32(value.float32)];
  if ("texts" in value) return listOf(kinds.text, value.texts.map(text));
  if ("floats" in value) return listOf(kinds.float32, value.floats.map(float32));
  return listOf(kinds.int32, value.integers.map(uint32));
}

function listOf(kind: number, encoded: readonly Buffer[]): Buffer[] {
  return [uint32(kinds.list), uint32(kind), uint64(encoded.length), ...encoded];
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

function uint64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}

function float32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeFloatLE(value);
  return buffer;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([uint64(bytes.length), bytes]);
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function filledUp(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]);
}
