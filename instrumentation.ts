/** Runs once when the server starts: opens the app, so that what a dead process left is closed before the first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServing } = await import("@/lib/server/start-serving");
  await startServing();
}
