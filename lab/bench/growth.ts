// `npm run bench -- growth`: what a page, a stream, a turn and the list of sessions cost in the built app at 100, 1,000 and 10,000 events and
// with 1,000 sessions. Processor time is that of the app's whole process, its database included.
import { growApp, sessionOf } from "../measures/growth-costs";
import { isQuick, sized } from "../measures/options";
import { report, rounded } from "../measures/report";

const sizes = sized([100, 1_000, 10_000], 1);
const sessions = isQuick ? 50 : 1_000;
const [warmUp, reads, turns] = isQuick ? [1, 2, 1] : [10, 10, 10];

const app = await growApp([17, ...sizes], sessions);
try {
  const [first] = [sessionOf(17)];
  await app.read(`/chat/${first}`, warmUp);
  await app.turns(first, Math.ceil(turns / 2));
  const grown = [];
  for (const events of sizes) {
    const sessionId = sessionOf(events);
    const cold = await app.read(`/chat/${sessionId}`, 1);
    const page = await app.read(`/chat/${sessionId}`, reads);
    const stream = await app.stream(sessionId);
    const turn = await app.turns(sessionId, turns);
    grown.push({
      events,
      coldPageCpuMs: rounded(cold.cpuMs, 0),
      pageCpuMs: rounded(page.cpuMs, 0),
      pageKb: rounded(page.kb, 0),
      streamCpuMs: rounded(stream.cpuMs, 0),
      streamKb: rounded(stream.kb, 0),
      turnCpuMs: rounded(turn.cpuMs, 0),
    });
  }
  const list = await app
    .read("/api/session/list-sessions", warmUp)
    .then(() => app.read("/api/session/list-sessions", reads));
  report("growth", [
    {
      title: `Opening a session and a turn in it, ${reads} pages and ${turns} turns of the demo assistant each. coldPageCpuMs: the first page after a start, which folds the log.`,
      rows: grown,
    },
    {
      title: "The list of sessions",
      rows: [{ sessions, listCpuMs: rounded(list.cpuMs, 1), listKb: rounded(list.kb, 0) }],
    },
  ]);
} finally {
  await app.close();
}
