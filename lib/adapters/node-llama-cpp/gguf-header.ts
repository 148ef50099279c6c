import { constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import path from "node:path";
import { tensorBytes } from "./gguf-tensor-sizes";
import { LocalModelError } from "./local-model-error";

/** What the beginning of a GGUF file says about the model. */
export interface GgufHeader {
  /** Text, number and truth values by their key; lists are left out. */
  readonly metadata: ReadonlyMap<string, string | number | boolean>;
  /** Bytes that a whole file has: to the end of its last tensor. Null for tensor kinds we do not know. */
  readonly expectedBytes: number | null;
}

const chunkBytes = 4 * 1024 ** 2;
/** A vocabulary of 300,000 words takes about 10 MB; a header beyond this is no header. */
const maxHeaderBytes = 256 * 1024 ** 2;

/** Reads the header of a GGUF file, without the runtime. Throws `LocalModelError` for a file that is missing, cut or something else. */
export async function readGgufHeader(file: string): Promise<GgufHeader> {
  const name = path.basename(file);
  const refuse = (error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") throw new LocalModelError({ code: "file-missing", file: name });
    throw new LocalModelError({ code: "unsupported", reason: `${name} cannot be read: ${error.code}` });
  };
  // Opening a pipe waits for somebody to write into it, and holds a thread of this process until then.
  if (!(await stat(/* turbopackIgnore: true */ file).catch(refuse)).isFile()) throw noFile(name);
  const handle = await open(/* turbopackIgnore: true */ file, openAtOnce).catch(refuse);
  try {
    const opened = await handle.stat();
    // It may have been replaced between the look and the opening.
    if (!opened.isFile()) throw noFile(name);
    const { size } = opened;
    const reader = new HeaderReader(handle, size, name);
    return await reader.read();
  } finally {
    await handle.close();
  }
}

const openAtOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function noFile(name: string): LocalModelError {
  return new LocalModelError({ code: "unsupported", reason: `${name} is not a regular file.` });
}

const scalarBytes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};
const textKind = 8;
const listKind = 9;

class HeaderReader {
  private bytes = Buffer.alloc(0);
  private at = 0;

  constructor(
    private readonly handle: FileHandle,
    private readonly fileBytes: number,
    private readonly name: string,
  ) {}

  async read(): Promise<GgufHeader> {
    await this.need(24, "not-a-model");
    const isGguf = this.bytes.toString("latin1", 0, 4) === "GGUF";
    const version = this.bytes.readUInt32LE(4);
    if (!isGguf || version < 2 || version > 3)
      throw new LocalModelError({ code: "not-a-model", file: this.name });
    this.at = 8;
    const tensorCount = await this.count();
    const entryCount = await this.count();
    const metadata = new Map<string, string | number | boolean>();
    for (let entry = 0; entry < entryCount; entry += 1) {
      const key = await this.text();
      const value = await this.value(await this.uint32());
      if (value !== null) metadata.set(key, value);
    }
    return { metadata, expectedBytes: await this.expectedBytes(tensorCount, metadata) };
  }

  private async expectedBytes(
    tensorCount: number,
    metadata: ReadonlyMap<string, string | number | boolean>,
  ): Promise<number | null> {
    let end = 0;
    let isKnown = true;
    for (let tensor = 0; tensor < tensorCount; tensor += 1) {
      await this.text();
      let values = 1;
      const dimensions = await this.uint32();
      for (let dimension = 0; dimension < dimensions; dimension += 1) values *= await this.uint64();
      const bytes = tensorBytes(await this.uint32(), values);
      const offset = await this.uint64();
      if (bytes === null) isKnown = false;
      else end = Math.max(end, offset + bytes);
    }
    const alignment = Number(metadata.get("general.alignment") ?? 32);
    return isKnown ? Math.ceil(this.at / alignment) * alignment + end : null;
  }

  private async value(kind: number): Promise<string | number | boolean | null> {
    if (kind === textKind) return this.text();
    if (kind === listKind) return this.skipList();
    const length = scalarBytes[kind];
    if (length === undefined) throw this.unreadable();
    await this.need(length);
    const at = this.at;
    this.at += length;
    return readScalar(this.bytes, at, kind);
  }

  private async skipList(): Promise<null> {
    const kind = await this.uint32();
    const count = await this.count();
    const length = scalarBytes[kind];
    if (length !== undefined) {
      await this.need(length * count);
      this.at += length * count;
    } else if (kind === textKind) for (let index = 0; index < count; index += 1) await this.text();
    else throw this.unreadable();
    return null;
  }

  private async text(): Promise<string> {
    const length = await this.count();
    await this.need(length);
    const text = this.bytes.toString("utf8", this.at, this.at + length);
    this.at += length;
    return text;
  }

  private async uint32(): Promise<number> {
    await this.need(4);
    this.at += 4;
    return this.bytes.readUInt32LE(this.at - 4);
  }

  private async uint64(): Promise<number> {
    await this.need(8);
    this.at += 8;
    return Number(this.bytes.readBigUInt64LE(this.at - 8));
  }

  /** A count or a length; one that no file can hold means that this is no header. */
  private async count(): Promise<number> {
    const value = await this.uint64();
    if (value > maxHeaderBytes) throw this.unreadable();
    return value;
  }

  /** Makes sure that this many bytes can be read from here. */
  private async need(length: number, otherwise: "file-cut" | "not-a-model" = "file-cut"): Promise<void> {
    const end = this.at + length;
    if (end <= this.bytes.length) return;
    if (end > this.fileBytes) {
      const { name: file, fileBytes: bytes } = this;
      throw new LocalModelError(
        otherwise === "file-cut"
          ? { code: "file-cut", file, bytes, expectedBytes: end }
          : { code: otherwise, file },
      );
    }
    if (end > maxHeaderBytes) throw this.unreadable();
    const wanted = Math.min(this.fileBytes, Math.max(end, this.bytes.length * 2, chunkBytes));
    const more = Buffer.alloc(wanted - this.bytes.length);
    await this.handle.read(more, 0, more.length, this.bytes.length);
    this.bytes = Buffer.concat([this.bytes, more]);
  }

  private unreadable(): LocalModelError {
    return new LocalModelError({ code: "not-a-model", file: this.name });
  }
}

function readScalar(bytes: Buffer, at: number, kind: number): number | boolean {
  switch (kind) {
    case 0:
      return bytes.readUInt8(at);
    case 1:
      return bytes.readInt8(at);
    case 2:
      return bytes.readUInt16LE(at);
    case 3:
      return bytes.readInt16LE(at);
    case 4:
      return bytes.readUInt32LE(at);
    case 5:
      return bytes.readInt32LE(at);
    case 6:
      return bytes.readFloatLE(at);
    case 7:
      return bytes.readUInt8(at) !== 0;
    case 10:
      return Number(bytes.readBigUInt64LE(at));
    case 11:
      return Number(bytes.readBigInt64LE(at));
    default:
      return bytes.readDoubleLE(at);
  }
}
