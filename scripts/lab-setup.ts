// Installs other memory systems for the lab into .cache/lab. Started by lab-setup.mjs.
import process from "node:process";
import { installPeer } from "@/lib/adapters/peer-memories/install-peer";
import { peers } from "@/lib/adapters/peer-memories/peers";
import { peerStrategyNames } from "@/lib/ports/memory-strategy";

const named = process.argv.slice(2).flatMap((names) => names.split(","));
const unknown = named.find((name) => !peerStrategyNames.some((known) => known === name));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no memory system ${unknown}. Usage: npm run lab:setup [-- ${peerStrategyNames.join(",")}]\n`,
  );
  process.exitCode = 2;
} else {
  const rootFolder = process.env.AGEMEM_ROOT ?? process.cwd();
  for (const name of peerStrategyNames.filter((known) => named.length === 0 || named.includes(known))) {
    const installed = await installPeer(peers[name], {
      rootFolder,
      say: (sentence) => process.stderr.write(`${sentence}\n`),
    });
    process.stdout.write(`${name}: ${installed.ok ? "ready" : installed.error}\n`);
    if (!installed.ok) process.exitCode = 1;
  }
}
