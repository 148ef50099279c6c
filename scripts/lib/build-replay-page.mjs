import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { hashOfContents, whenStampDiffers } from "./content-stamp.mjs";
import { inProject } from "./project-folders.mjs";
import { noServerActions, serverlessAliases } from "./serverless/without-server.mjs";

const script = "components/replay/replay-page.tsx";

/** Fonts and styles, in the order of the app's own layout. */
const styles = [
  "node_modules/@fontsource-variable/geist/index.css",
  "node_modules/@fontsource-variable/geist-mono/index.css",
  "app/globals.css",
];

/** What the page is made of: the views and what they import, never the server. */
const sources = [
  "app/globals.css",
  "components",
  "lib/client",
  "lib/contract",
  "lib/core",
  "package-lock.json",
  "scripts/lib/build-replay-page.mjs",
  "scripts/lib/serverless",
];

/** The page that replays a session by itself, without a session: the app hands it out, and puts a session into it. */
export const replayPageFile = inProject("public/replay-page.html");

/** Builds the page when its sources changed. */
export async function ensureReplayPage() {
  const stamp = hashOfContents(sources, (file) => /\.test\.tsx?$/.test(file));
  await whenStampDiffers("replay-page", stamp, replayPageFile, async () => {
    writeFileSync(replayPageFile, pageOf(await bundled()));
  });
}

/** The replay's own view with everything it needs, as one script and one style sheet. */
async function bundled() {
  // Loaded here: in a fresh clone this file is read before anything is installed.
  const [{ default: tailwind }, { build }] = await Promise.all([
    import("@tailwindcss/postcss"),
    import("vite"),
  ]);
  const built = await build({
    configFile: false,
    root: inProject("."),
    mode: "production",
    logLevel: "error",
    publicDir: false,
    define: { "process.env": JSON.stringify({ NODE_ENV: "production" }) },
    css: { postcss: { plugins: [tailwind()] } },
    resolve: { alias: serverlessAliases },
    plugins: [noServerActions(), entryOf([...styles, script])],
    build: {
      write: false,
      target: "es2022",
      assetsInlineLimit: Number.POSITIVE_INFINITY,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { input: "virtual:replay-page", output: { format: "iife", codeSplitting: false } },
    },
  });
  const { output } = Array.isArray(built) ? built[0] : built;
  const code = output.find(({ type }) => type === "chunk")?.code ?? "";
  const style = output.find(({ fileName }) => fileName.endsWith(".css"))?.source ?? "";
  return { script: inHtml(code), style: String(style).replaceAll("</", "<\\/") };
}

/** A module that imports these files, as Vite's entry. */
function entryOf(files) {
  const id = "virtual:replay-page";
  return {
    name: "entry-of-replay-page",
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (asked) =>
      asked === `\0${id}`
        ? files.map((file) => `import ${JSON.stringify(inProject(file))};`).join("\n")
        : null,
  };
}

/** A script whose text cannot end its element, nor begin a comment or another script in it. `\x3c` is "<" in strings, templates and patterns. */
function inHtml(script) {
  return script.replace(/<(?=!--|\/?script)/gi, "\\x3c").replaceAll("\r\n", "\n");
}

/**
 * The policy lets this script run and nothing else, and nothing be loaded or sent. The sentence is in front of everything that may be missing
 * from a page that was cut; the session is behind, so that the script can say what is wrong with it.
 */
function pageOf({ script, style }) {
  const hash = createHash("sha256").update(script).digest("base64");
  const policy = `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>A recorded session of AgeMem Studio</title>
</head>
<body>
<p id="unopened" role="status" style="max-width:60ch;margin:15vh auto;padding:0 20px;font:15px/1.5 system-ui,sans-serif">This recorded session opens in a moment. If this sentence stays, the file was cut short or changed on its way, or this browser runs no scripts in it: ask for the file again, or open it in a browser on a computer.</p>
<style>${style}</style>
<script>${script}</script>
<script type="application/json" id="agemem-session"></script>
</body>
</html>
`;
}
