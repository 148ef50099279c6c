import process from "node:process";
import { createTurnRunner, type TurnRunner } from "@/lib/server/turn-runner";
import { createTurnRecovery } from "@/lib/use-cases/session/recover-turns";
import { startPostgres } from "../lib/start-postgres.mjs";
import { createCrashWork, speaking } from "./crash-work";
import { type Row, randomFrom, type SuiteOptions } from "./report";
import { openWorld, ownerId, type World } from "./world";

const conversations = [0, 1, 2, 3].map((index) => `conversation-${index}`);

/** How a server ends without a word: killed, and stopped at once as an operator would. */
const signals = ["SIGKILL", "SIGQUIT"] as const;

/** How long an app may take to go on once the server is back, in milliseconds. */
const patienceMs = 60_000;

/**
 * Crashes a Postgres server of its own while turns run, starts it again, and looks: what was acknowledged is there, every turn has ended, the
 * record agrees, and each conversation goes on in the same process.
 */
export async function crashServer(
  { seed, times, quick }: SuiteOptions,
  row: (row: Row) => void,
): Promise<void> {
  const server = await startPostgres();
  if ("problem" in server) throw new Error(server.problem);
  const random = randomFrom(seed);
  const acknowledged = new Set<string>();
  const work = createCrashWork({
    seed,
    task: "work",
    scratchFolder: process.cwd(),
    onAcknowledged: (id) => acknowledged.add(id),
  });
  const world = await openWorld(work.model, { databaseUrl: server.url });
  const deps = speaking(world.deps, (id) => acknowledged.add(id));
  const runner = createTurnRunner(deps, async () => deps, { turnsAtOnce: 100, closeAgainMs: 200 });
  const problems: string[] = [];
  const counts = { turns: 0, runningAtCrash: 0, closedByRecovery: 0 };
  const n = times ?? (quick ? 1 : 20);
  for (let crash = 0; crash < n; crash += 1) {
    const talking = createTalk(world, runner);
    await pause(300 + random() * 1_500);
    counts.runningAtCrash += talking.running() > 0 ? 1 : 0;
    await server.crash(signals[crash % signals.length] ?? "SIGKILL");
    await pause(random() * 1_000);
    if (!(await server.startAgain())) throw new Error("Postgres did not come back.");
    counts.turns += await talking.stop();
    counts.closedByRecovery += await recover(world, runner);
    problems.push(...(await wrongAfter(world, runner, acknowledged, crash)).slice(0, 1));
  }
  await world.close();
  await server.stop();
  row({
    name: "Postgres itself crashed under load: nothing acknowledged is lost, every turn ends, the app goes on",
    n,
    failed: problems.length,
    detail: { ...counts, acknowledged: acknowledged.size, ...(problems[0] && { first: problems[0] }) },
  });
}

/** Conversations in which one message follows the other, whatever becomes of them. */
function createTalk({ deps }: World, runner: TurnRunner) {
  let isOver = false;
  let turns = 0;
  let running = 0;
  const talk = async (sessionId: string) => {
    while (!isOver) {
      const turnId = deps.ids.newId();
      const message = { ownerId, sessionId, turnId, text: `Message ${turnId}`, newSession: true };
      // Without a server a message is refused by a throw, as a person is told so by the door.
      const started = await runner.start(message).catch(() => null);
      if (started?.ok) {
        turns += 1;
        running += 1;
        await started.value.finished;
        running -= 1;
      } else await pause(20);
    }
  };
  const talks = conversations.map(talk);
  return {
    running: () => running,
    async stop() {
      isOver = true;
      await Promise.all(talks);
      return turns;
    },
  };
}

/** A message whose commit was not heard of has a turn that nobody runs; the app closes it once nobody renews its lease. */
async function recover({ deps }: World, runner: TurnRunner): Promise<number> {
  const recovery = createTurnRecovery(deps, {
    patienceMs: 1,
    monotonicMs: () => performance.now(),
    isRunningHere: (turn) => runner.isRunningHere(turn),
  });
  await recovery.look();
  await pause(20);
  return recovery.look();
}

async function wrongAfter(
  world: World,
  runner: TurnRunner,
  acknowledged: ReadonlySet<string>,
  crash: number,
): Promise<readonly string[]> {
  const { deps } = world;
  const rows = await world.database.prisma.event.findMany({ select: { id: true } });
  const ids = new Set(rows.map(({ id }) => id));
  const lost = [...acknowledged].filter((id) => !ids.has(id)).length;
  const left = (await deps.sessionDirectory.listRunningTurns()).length;
  const wrong = [...(await world.findings())];
  if (lost > 0) wrong.unshift(`${lost} acknowledged events are lost`);
  if (left > 0) wrong.unshift(`${left} turns run on without a worker`);
  for (const sessionId of conversations) {
    const turnId = `after-${crash}-${sessionId}`;
    const message = { ownerId, sessionId, turnId, text: "Are you there?", newSession: true };
    const started = await runner.start(message);
    if (started.ok) await within(started.value.finished, patienceMs);
    else wrong.push(`a conversation does not go on: ${started.error.code}`);
  }
  return wrong;
}

async function within(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`A turn did not end within ${ms / 1_000} s.`)), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
