import { runBin } from "./run.js";

/** Lints documents; prints the problems and exits with 1 if there are any. */
export async function lint(documents: readonly string[], flags: readonly string[]): Promise<void> {
  const format = process.env.GITHUB_ACTIONS === "true" ? "github-actions" : "codeframe";
  try {
    await runBin("redocly", [
      "lint",
      ...documents,
      ...flags,
      `--format=${format}`,
      "--max-problems=1000",
    ]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
