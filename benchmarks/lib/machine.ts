import { arch, cpus, platform, totalmem } from "node:os";

/** What the numbers were taken on, without a name. */
export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? "unknown CPU";
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${model}, ${memory} GiB, ${platform()} ${arch()}, Node ${process.version}`;
}
