// Installs other memory systems and environments for the lab into .cache/lab. Started by lab-setup.mjs.
import process from "node:process";
import { environmentPackages } from "@/lib/adapters/environments/environments";
import { installPeer } from "@/lib/adapters/peer-memories/install-peer";
import { peers, type SidePackage } from "@/lib/adapters/peer-memories/peers";

const packages: Readonly<Record<string, SidePackage>> = { ...peers, ...environmentPackages };
const names = Object.keys(packages);

const named = process.argv.slice(2).flatMap((words) => words.split(","));
const unknown = named.find((name) => !(name in packages));
if (unknown !== undefined) {
  process.stderr.write(
    `There is no memory system or environment ${unknown}. Usage: npm run lab:setup [-- ${names.join(",")}]\n`,
  );
  process.exitCode = 2;
} else {
  const rootFolder = process.env.AGEMEM_ROOT ?? process.cwd();
  // Environments are many hundred MiB, and only those who name them want them.
  const wanted = named.length === 0 ? Object.keys(peers) : names.filter((name) => named.includes(name));
  for (const name of wanted) {
    const wantedPackage = packages[name];
    if (!wantedPackage) continue;
    const installed = await installPeer(wantedPackage, {
      rootFolder,
      say: (sentence) => process.stderr.write(`${sentence}\n`),
    });
    process.stdout.write(`${name}: ${installed.ok ? "ready" : installed.error}\n`);
    if (!installed.ok) process.exitCode = 1;
  }
}
