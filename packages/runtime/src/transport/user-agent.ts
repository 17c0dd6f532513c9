import { createRequire } from "node:module";

/** Gives `hcnet/<version>`; looked up at the first request, which is not at the start of a program. */
export function createUserAgent(): () => string {
  let name: string | undefined;
  return () => {
    name ??= lookUp();
    return name;
  };
}

function lookUp(): string {
  try {
    const { version } = createRequire(import.meta.url)("@hcnet/runtime/package.json") as {
      version: string;
    };
    return `hcnet/${version}`;
  } catch {
    // In a bundle there is no package to ask.
    return "hcnet";
  }
}
