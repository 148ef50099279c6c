import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong with the next answer that carries bytes. */
export type FileFault =
  | { readonly kind: "none" }
  | { readonly kind: "cut"; readonly afterBytes: number }
  | { readonly kind: "stall"; readonly afterBytes: number }
  | { readonly kind: "status"; readonly status: number };

/** A source of one file on this machine, like a hub: `HEAD` tells size and checksum and sends the caller on, `GET` honours ranges. */
export async function startFileServer(initial: Uint8Array) {
  const state = {
    bytes: initial,
    fault: { kind: "none" } as FileFault,
    /** What the source says the checksum is; null says nothing. */
    checksum: "right" as "right" | "wrong" | null,
    ranges: [] as (string | null)[],
  };

  function describe(response: ServerResponse): void {
    const hash = createHash("sha256").update(state.bytes).digest("hex");
    if (state.checksum)
      response.setHeader("x-linked-etag", `"${state.checksum === "right" ? hash : "0".repeat(64)}"`);
    else response.setHeader("etag", `"v${hash.slice(0, 6)}"`);
    response.setHeader("x-linked-size", state.bytes.byteLength);
  }

  function send(request: IncomingMessage, response: ServerResponse): void {
    const { fault } = state;
    state.fault = { kind: "none" };
    state.ranges.push(request.headers.range ?? null);
    if (fault.kind === "status") {
      response.writeHead(fault.status).end();
      return;
    }
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0);
    const body = Buffer.from(state.bytes.subarray(start));
    response.writeHead(start > 0 ? 206 : 200, { "content-length": body.length });
    if (fault.kind === "none") response.end(body);
    else
      response.write(body.subarray(0, fault.afterBytes), () => {
        if (fault.kind === "cut") response.destroy();
      });
  }

  const server = createServer((request, response) => {
    if (request.url?.startsWith("/bytes/")) return send(request, response);
    if (request.method === "HEAD") describe(response);
    response.writeHead(302, { location: `/bytes${request.url}` }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
