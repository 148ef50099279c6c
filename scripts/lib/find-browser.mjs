import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ExpectedFailure, say } from "./command-line.mjs";
import { requireFromProject, runProgram, runTool } from "./run-program.mjs";

// First the ones without a window, which take a fifth less processor time.
const programNames = [
  "chromium-headless-shell",
  "chrome-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
];
const usualPlaces = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].map((root) =>
    path.join(process.env[root] ?? "", "Google/Chrome/Application/chrome.exe"),
  ),
};
const downloadLimitMs = 300_000;

/** The path of a Chromium that runs: CHROMIUM_PATH, one on this machine, Playwright's own, else one installed now. */
export async function ensureBrowser() {
  if (process.env.CHROMIUM_PATH) return await askedFor(process.env.CHROMIUM_PATH);
  return (
    (await firstThatRuns(installedBrowsers())) ??
    (await installWithPlaywright()) ??
    (await installWithApt()) ??
    fail(
      "No browser was found or could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one, and run again.",
    )
  );
}

/** Browsers that are present, best first, without trying whether they start. */
export function installedBrowsers() {
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => programNames.map((name) => path.join(folder, name)));
  return [...onPath, ...(usualPlaces[process.platform] ?? []), ownBrowserOfPlaywright()].filter(isExecutable);
}

async function askedFor(file) {
  return (
    (await firstThatRuns([file])) ??
    fail(`CHROMIUM_PATH names ${file}, which does not start: correct or unset it and run again.`)
  );
}

async function installWithPlaywright() {
  say("No browser found: downloading Playwright's Chromium…");
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "15000" };
  await runTool("playwright", ["install", "chromium"], { env, collect: true, timeoutMs: downloadLimitMs });
  return await firstThatRuns([ownBrowserOfPlaywright()]);
}

async function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  say("Playwright's Chromium is not available: installing the system's with apt-get…");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runProgram("apt-get", ["update"], { env, collect: true });
  await runProgram("apt-get", ["install", "--yes", "--no-install-recommends", "chromium-headless-shell"], {
    env,
    collect: true,
  });
  return await firstThatRuns(installedBrowsers());
}

function ownBrowserOfPlaywright() {
  return requireFromProject("@playwright/test").chromium.executablePath();
}

/** A browser can be present and still miss libraries, or be a stub that only points to another package. */
async function firstThatRuns(files) {
  for (const file of files.filter(isExecutable)) {
    if (process.platform === "win32") return file;
    const { exitCode } = await runProgram(file, ["--version"], { collect: true, timeoutMs: 30_000 });
    if (exitCode === 0) return file;
  }
  return undefined;
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function fail(sentence) {
  throw new ExpectedFailure(sentence);
}
