import { Duplex } from "node:stream";

/** How one database client reaches the thread of the embedded database. */
export interface PGliteChannel {
  send(bytes: Uint8Array): void;
  disconnect(): void;
}

/** What `pg` takes for its socket: bytes written go to the database's thread, its answers are pushed in. */
export class PGliteStream extends Duplex {
  readonly #channel: PGliteChannel;

  constructor(channel: PGliteChannel) {
    super();
    this.#channel = channel;
  }

  /** Reports the connection as made; there is nothing to wait for. */
  connect(): this {
    process.nextTick(() => this.emit("connect"));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#channel.send(chunk);
    done();
  }

  /** One query is several protocol messages: together they cost one trip to the thread. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#channel.send(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#channel.disconnect();
    done(error);
  }
}
