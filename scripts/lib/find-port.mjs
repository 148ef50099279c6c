import { createServer } from "node:net";
import { ExpectedFailure, readOption } from "./command-line.mjs";

const loopback = "127.0.0.1";

/** The port the person asked for with `--port` or PORT, else 3000; fails with a sentence when it cannot be used. */
export async function choosePort(environment) {
  const asked = readOption("port") ?? environment.PORT ?? "3000";
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new ExpectedFailure(
      `"${asked}" is not a port: choose a number from 1 to 65535, for example --port 3001.`,
    );
  }
  const problem = await tryListening(port).then(
    () => undefined,
    (error) => error.code,
  );
  if (!problem) return port;
  const reason = problem === "EADDRINUSE" ? "is already in use" : `cannot be opened (${problem})`;
  throw new ExpectedFailure(
    `Port ${port} ${reason}: choose another, for example "npm start -- --port ${port < 65_535 ? port + 1 : 3001}".`,
  );
}

/** A port of this machine that nothing listens on. */
export function findFreePort() {
  return tryListening(0);
}

function tryListening(port) {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(port, loopback, () => {
      const chosen = server.address().port;
      server.close(() => resolve(chosen));
    });
  });
}
