import { err, ok, type Result } from "@/lib/core/result";

/** Names under which a Python may be on the path, the one that was tested most first. */
const pythons = ["python3.12", "python3.13", "python3.11", "python3", "python"];
const supported = ["3.11", "3.12", "3.13"];

/** What the pinned packages have wheels for. */
export const neededPython = "Python 3.11, 3.12 or 3.13";

/** Prints the version, and whether an environment can be made: Debian ships Python without that part. */
const program = `import sys
try:
    import venv, ensurepip
    made = "venv"
except ImportError:
    made = "bare"
print("%d.%d" % sys.version_info[:2], made)`;

/**
 * The name of a Python that can be used, or a sentence that says what there is instead. `ask` runs a program with the Python of a name and gives
 * what it printed; null where there is none.
 */
export async function findPython(
  ask: (name: string, program: string) => Promise<string | null>,
): Promise<Result<string, string>> {
  const others = new Set<string>();
  for (const name of pythons) {
    const [version = "", made] = ((await ask(name, program)) ?? "").trim().split(/\s+/);
    if (supported.includes(version) && made === "venv") return ok(name);
    // What prints no version is no Python: on Windows the name may lead to a shop.
    if (/^\d+\.\d+$/.test(version))
      others.add(supported.includes(version) ? `${version} without venv` : version);
  }
  const found =
    others.size === 0
      ? "There is no Python on the path: install one from https://www.python.org and run again."
      : `On the path there is only Python ${[...others].join(", ")}: install one of those${
          [...others].some((other) => other.endsWith("venv")) ? ", or its package python3-venv," : ""
        } and run again.`;
  return err(found);
}
