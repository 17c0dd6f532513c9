// Obtains what a machine lacks: runs installers, among them the package manager of Debian and Ubuntu.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { ROOT } from "./paths.mjs";

const LIMIT_MS = 300_000;
const HEARTBEAT_MS = 5_000;

export const say = (text) => console.log(`[hcnet] ${text}`);

/** Runs a command in silence; rejects when it fails, or is silent or runs for too long. */
export function runInstaller(command, args, { env = process.env, silenceMs = LIMIT_MS } = {}) {
  return new Promise((resolve, reject) => {
    const begin = Date.now();
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let stopped;
    const stop = (reason) => {
      stopped = reason;
      child.kill();
    };
    const stopSilent = () => stop(`no output for ${silenceMs / 1000} s`);
    let silence = setTimeout(stopSilent, silenceMs);
    const limit = setTimeout(() => stop(`not finished after ${LIMIT_MS / 1000} s`), LIMIT_MS);
    const heartbeat = setInterval(
      () => say(`  still running (${Math.round((Date.now() - begin) / 1000)} s)`),
      HEARTBEAT_MS,
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        output = (output + chunk).slice(-2_000);
        clearTimeout(silence);
        silence = setTimeout(stopSilent, silenceMs);
      });
    }
    const settle = (error) => {
      clearTimeout(silence);
      clearTimeout(limit);
      clearInterval(heartbeat);
      if (error === undefined) resolve();
      else reject(error);
    };
    child.once("error", settle);
    child.once("close", (code) => {
      const reason = stopped ?? `exit code ${code}: ${output.trim().split("\n").at(-1)}`;
      settle(code === 0 && stopped === undefined ? undefined : new Error(reason));
    });
  });
}

/** Whether `installPackage` can work: as root on Debian or Ubuntu. */
export const canInstallPackages = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/** Installs a package of Debian or Ubuntu. */
export async function installPackage(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await runInstaller("apt-get", ["update"], { env });
  await runInstaller("apt-get", ["install", "-y", "--no-install-recommends", name], { env });
}
