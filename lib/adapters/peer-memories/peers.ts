import type { PeerStrategyName } from "@/lib/ports/memory-strategy";

/** Packages that are installed on demand and run in a process of their own. */
export interface SidePackage {
  /** Package and version, and the version of what connects it to the lab: results of two versions are not compared. */
  readonly version: string;
  /** Its folder below `.cache/lab`; two may share one. */
  readonly folder: string;
  readonly runtime:
    | {
        readonly kind: "python";
        readonly lock: string;
        readonly program: "side_process.py" | "environment_process.py";
        readonly module: string;
        /** Packages of the lock that are published as source only, so that they are built here. */
        readonly built?: readonly string[];
      }
    | { readonly kind: "node"; readonly packages: string; readonly program: string };
  /** About how much it takes on the disk, in MiB. */
  readonly megabytes: number;
}

/** A memory system that people use, as it is installed and started here. */
export interface Peer extends SidePackage {
  readonly name: PeerStrategyName;
}

/** The peers that can be installed. Versions are pinned by hash in the lock files. */
export const peers: Readonly<Record<PeerStrategyName, Peer>> = {
  "mem0-paper": {
    name: "mem0-paper",
    version: "mem0ai 1.0.11 (PyPI), adapter 1",
    folder: "mem0-1.0.11",
    runtime: { kind: "python", lock: "mem0.txt", program: "side_process.py", module: "mem0_paper" },
    megabytes: 250,
  },
  "mem0-graph": {
    name: "mem0-graph",
    version: "mem0ai 1.0.11 with kuzu 0.11.3 (PyPI), adapter 1",
    folder: "mem0-1.0.11",
    runtime: { kind: "python", lock: "mem0.txt", program: "side_process.py", module: "mem0_graph" },
    megabytes: 250,
  },
  "mem0-now": {
    name: "mem0-now",
    version: "mem0ai 3.3.1 (npm), adapter 1",
    folder: "mem0-3.3.1",
    runtime: { kind: "node", packages: "mem0", program: "mem0-side-process.mjs" },
    megabytes: 35,
  },
  "langmem-tools": {
    name: "langmem-tools",
    version: "langmem 0.0.30 (PyPI), adapter 1",
    folder: "langmem-0.0.30",
    runtime: { kind: "python", lock: "langmem.txt", program: "side_process.py", module: "langmem_tools" },
    megabytes: 260,
  },
  "langmem-background": {
    name: "langmem-background",
    version: "langmem 0.0.30 (PyPI), adapter 1",
    folder: "langmem-0.0.30",
    runtime: {
      kind: "python",
      lock: "langmem.txt",
      program: "side_process.py",
      module: "langmem_background",
    },
    megabytes: 260,
  },
  "a-mem": {
    name: "a-mem",
    version: "a-mem 0.2.6 (PyPI), adapter 1",
    folder: "a-mem-0.2.6",
    runtime: { kind: "python", lock: "a-mem.txt", program: "side_process.py", module: "a_mem" },
    megabytes: 1_000,
  },
};
