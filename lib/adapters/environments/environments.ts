import type { EnvironmentName } from "@/lib/core/episode/environment/place";
import type { SidePackage } from "../peer-memories/peers";

/** What an environment needs beside its packages. */
export interface EnvironmentPackage extends SidePackage {
  /** A program that has to be on the path, and what to say where it is not. */
  readonly needs?: { readonly command: string; readonly args: readonly string[]; readonly sentence: string };
  /** The variable of our environment that names the person's folder of problems or games. */
  readonly dataVariable?: string;
}

function python(lock: string, module: string, built: readonly string[] = []): SidePackage["runtime"] {
  return { kind: "python", lock, program: "environment_process.py", module, built };
}

/** The environments that can be installed. Versions are pinned by hash in the lock files. */
export const environmentPackages: Readonly<Record<EnvironmentName, EnvironmentPackage>> = {
  babyai: {
    version: "minigrid 3.2.0 (PyPI), adapter 1",
    folder: "minigrid-3.2.0",
    runtime: python("minigrid.txt", "babyai_world"),
    megabytes: 140,
  },
  pddl: {
    version: "pddlgym 0.0.7 (PyPI), adapter 1",
    folder: "pddlgym-0.0.7",
    runtime: python("pddlgym.txt", "pddl_world", ["gym", "pddlgym"]),
    megabytes: 450,
    dataVariable: "AGEMEM_PDDL_FOLDER",
  },
  sciworld: {
    version: "scienceworld 1.2.3 (PyPI), adapter 1",
    folder: "scienceworld-1.2.3",
    runtime: python("scienceworld.txt", "sciworld_world"),
    megabytes: 40,
    needs: {
      command: "java",
      args: ["-version"],
      sentence:
        "SciWorld needs Java 8 or newer, and there is none on the path. Install OpenJDK from https://adoptium.net and run again.",
    },
  },
  alfworld: {
    version: "alfworld 0.4.2 with textworld 1.7.0 (PyPI), adapter 1",
    folder: "alfworld-0.4.2",
    runtime: python("alfworld.txt", "alfworld_world", ["fast-downward-textworld", "jericho"]),
    megabytes: 450,
    dataVariable: "ALFWORLD_DATA",
    needs: {
      command: "g++",
      args: ["--version"],
      sentence:
        "ALFWorld's planner is built from source and needs a C++ compiler, and there is no g++ on the path. Install one and run again.",
    },
  },
};
