import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
} from "@microsoft/api-extractor";
import { type Entry, type PublishedPackage, publishedPackages } from "./entries.js";

const REPORT = "report.api.md";
const SILENT = { default: { logLevel: ExtractorLogLevel.None } };

/** How API Extractor is to look at an entry. */
function configOf(
  { directory }: PublishedPackage,
  entry: Entry,
  files: readonly string[],
  folder: string,
): ExtractorConfig {
  const compilerOptions = {
    target: "ES2022",
    module: "NodeNext",
    strict: true,
    skipLibCheck: true,
    lib: ["ES2022", "DOM", "DOM.Iterable"],
    types: ["node"],
  };
  return ExtractorConfig.prepare({
    configObject: {
      projectFolder: directory,
      mainEntryPointFilePath: entry.file,
      newlineKind: "lf",
      compiler: { overrideTsconfig: { compilerOptions, files } },
      apiReport: {
        enabled: true,
        // What is not exported, but part of what is. Elsewhere this would be what is generated.
        includeForgottenExports: entry.name.startsWith("@hcnet/runtime"),
        reportFileName: REPORT,
        reportFolder: folder,
        reportTempFolder: folder,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: SILENT,
        extractorMessageReporting: SILENT,
        tsdocMessageReporting: SILENT,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(directory, "package.json"),
  });
}

/** The code of a report: what stands between its fences, without what says nothing. */
function codeOf(report: string): string {
  const [, code = ""] = /```ts\n([\s\S]*)```/.exec(report) ?? [];
  return code
    .replace(/^ *\/\/ (@public.*|\(undocumented\)|\(No @packageDocumentation .*)\n/gm, "")
    .trim();
}

/** Names alone, for what is generated: the rest stands in the specs, which are tracked. */
function namesOf(code: string): string {
  const exported =
    /^export (?:declare )?(?:(?:const|function|type|interface) |\{ (?:[\w$]+ as )?)([\w$]+)/gm;
  return [...code.matchAll(exported)].map(([, name]) => name).join("\n");
}

const sectionOf = ({ name, file }: Entry, code: string): string =>
  /[\\/]generated[\\/]/.test(file)
    ? `## ${name}\n\nGenerated from the spec; its names:\n\n\`\`\`text\n${namesOf(code)}\n\`\`\`\n`
    : `## ${name}\n\n\`\`\`ts\n${code}\n\`\`\`\n`;

const HEADER = `<!-- The public surface, as API Extractor reads it from the built declarations.
     Do not edit; \`pnpm surface\` writes it. -->
`;

/**
 * The public surface of each published package as built, by its name.
 *
 * @throws Error when declarations are missing, since nothing was built, or cannot be read.
 */
export function publicSurfaces(): ReadonlyMap<string, string> {
  const packages = publishedPackages();
  const files = packages.flatMap(({ entries }) => entries.map(({ file }) => file));
  const folder = mkdtempSync(join(tmpdir(), "hcnet-surface-"));
  let compilerState: CompilerState | undefined;
  const codes = (published: PublishedPackage, entry: Entry): string => {
    const config = configOf(published, entry, files, folder);
    compilerState ??= CompilerState.create(config, { additionalEntryPoints: files });
    const options = { compilerState, localBuild: true };
    Extractor.invoke(config, {
      ...options,
      messageCallback: (message) => (message.handled = true),
    });
    return codeOf(readFileSync(join(folder, REPORT), "utf8"));
  };
  try {
    return new Map(
      packages.map((published) => {
        const sections = published.entries.map((entry) =>
          sectionOf(entry, codes(published, entry)),
        );
        return [published.name, [HEADER, ...sections].join("\n")];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
