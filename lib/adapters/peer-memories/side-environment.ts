import process from "node:process";

/** The environment of a side process: what every program needs, and nothing of ours. Proxies lead nowhere: only the loopback is there. */
export function sideEnvironment(folder: string): Readonly<Record<string, string>> {
  const nowhere = "http://127.0.0.1:9";
  const kept = ["PATH", "SYSTEMROOT", "LANG", "LC_ALL"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    HOME: folder,
    USERPROFILE: folder,
    TMPDIR: folder,
    TEMP: folder,
    TMP: folder,
    PYTHONIOENCODING: "utf-8",
    HTTP_PROXY: nowhere,
    HTTPS_PROXY: nowhere,
    NO_PROXY: "127.0.0.1,localhost",
    no_proxy: "127.0.0.1,localhost",
  };
}
