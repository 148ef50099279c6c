import "server-only";
import { openLabGateway } from "@/lib/adapters/lab-gateway/lab-gateway";
import type { PeerModel } from "@/lib/adapters/lab-gateway/peer-model";
import { inProcessStrategies } from "@/lib/adapters/memory-strategies/in-process";
import { variantStrategy } from "@/lib/adapters/memory-strategies/variants";
import { installPeer } from "@/lib/adapters/peer-memories/install-peer";
import { createPeerStrategy } from "@/lib/adapters/peer-memories/peer-strategy";
import { peers } from "@/lib/adapters/peer-memories/peers";
import { variantNamed } from "@/lib/core/lab/strategy-variants";
import {
  type MemoryStrategy,
  ownStrategyNames,
  type PeerStrategyName,
  peerStrategyNames,
} from "@/lib/ports/memory-strategy";
import type { Dependencies } from "@/lib/use-cases/dependencies";

/** What the strategies of a run need beside the episode. */
export interface LabStrategyOptions {
  readonly shared: Pick<Dependencies, "embedder" | "tokenCounter">;
  readonly rootFolder: string;
  /** The model that memory systems outside this app speak to. */
  readonly peerModel: PeerModel;
  readonly say: (sentence: string) => void;
}

/** The strategies of a run, by name; null for one that this version does not have. */
export interface LabStrategies {
  strategyOf(name: string): MemoryStrategy | null;
  close(): Promise<void>;
}

/** A strategy that needs nothing but this app; null where the name is none of those. */
export function ownStrategyOf(name: string): MemoryStrategy | null {
  const known = ownStrategyNames.find((candidate) => candidate === name);
  if (known) return inProcessStrategies[known];
  const variant = variantNamed(name);
  return variant ? variantStrategy(variant) : null;
}

/** Opens the strategies that are named: a gateway and a process for each peer among them, nothing for our own. */
export async function openLabStrategies(
  names: readonly string[],
  { shared, rootFolder, peerModel, say }: LabStrategyOptions,
): Promise<LabStrategies> {
  const asked = peerStrategyNames.filter((name) => names.includes(name));
  if (asked.length === 0) return { strategyOf: ownStrategyOf, close: async () => undefined };
  const { embedder, tokenCounter } = shared;
  const [vector = []] = await embedder.embed(["How many numbers is a vector?"]);
  const gateway = await openLabGateway({ model: peerModel, embedder, tokenCounter });
  const opened = new Map(
    asked.map((name: PeerStrategyName) => {
      const peer = peers[name];
      const install = () => installPeer(peer, { rootFolder, say });
      return [name as string, createPeerStrategy({ peer, gateway, dimensions: vector.length, install })];
    }),
  );
  return {
    strategyOf: (name) => opened.get(name) ?? ownStrategyOf(name),
    async close() {
      await Promise.all([...opened.values()].map((strategy) => strategy.close()));
      await gateway.close();
    },
  };
}

/** The version of a strategy, without opening it; empty for one that this version does not have. */
export function strategyVersion(name: string): string {
  const own = ownStrategyOf(name);
  if (own) return own.version;
  const peer = peerStrategyNames.find((known) => known === name);
  return peer ? peers[peer].version : "";
}
