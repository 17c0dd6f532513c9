const pascalCase = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function manifest(name: string, title: string): object {
  return {
    name: `@hcnet/${name}`,
    version: "0.1.0",
    description: `Typed client for the Huawei Cloud API of ${title}.`,
    license: "MIT",
    type: "module",
    sideEffects: false,
    files: ["dist", "generated", "src"],
    exports: {
      ".": { types: "./dist/src/index.d.ts", default: "./dist/src/index.js" },
      "./operations": {
        types: "./dist/generated/functions.gen.d.ts",
        default: "./dist/generated/functions.gen.js",
      },
      "./types": { types: "./dist/generated/schema.gen.d.ts" },
      "./validators": {
        types: "./generated/validators.gen.d.ts",
        default: "./generated/validators.gen.js",
      },
      "./openapi.json": "./generated/openapi.json",
      "./package.json": "./package.json",
    },
    engines: { node: ">=20.19" },
    scripts: {
      generate: `node ../../scripts/dist/generate.js ${name}`,
      build: "tsc -p tsconfig.build.json",
      typecheck: "tsc --noEmit",
    },
    dependencies: { "@hcnet/runtime": "workspace:^" },
    devDependencies: {
      "@hcnet/codegen": "workspace:^",
      "@hcnet/spec-sources": "workspace:^",
      typescript: "catalog:",
    },
  };
}

/** A change of one API's documents runs the tasks of that API only. */
const turbo = (name: string): object => ({
  extends: ["//"],
  tasks: {
    generate: {
      inputs: [
        "$TURBO_EXTENDS$",
        `$TURBO_ROOT$/specs/${name}/**`,
        "$TURBO_ROOT$/specs/shared/**",
        "!$TURBO_ROOT$/specs/shared/direct-connect/**",
      ],
    },
    build: { dependsOn: ["$TURBO_EXTENDS$", "generate"] },
    typecheck: { dependsOn: ["$TURBO_EXTENDS$", "generate"] },
  },
});

const TSCONFIG = {
  extends: "../../tsconfig.base.json",
  compilerOptions: { noEmit: true, rootDir: ".", lib: ["ES2022", "DOM"] },
  include: ["src", "generated"],
};

const TSCONFIG_BUILD = {
  extends: "./tsconfig.json",
  compilerOptions: { noEmit: false, outDir: "dist" },
};

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function source(name: string, title: string): string {
  const client = `${pascalCase(name)}Client`;
  return `import {
  type ApiErrorGuard,
  type ClientOptions,
  createServiceClient,
  isApiError as isApiErrorOfAny,
  type ServiceClient,
  type Session,
  type SessionOptions,
} from "@hcnet/runtime";
import type { ErrorCode } from "../generated/error-codes.gen.js";
import { operations, service } from "../generated/operations.gen.js";
import type { operations as Operations, paths as Paths } from "../generated/schema.gen.js";

export {
  AbortError,
  ApiError,
  ConnectionError,
  createSession,
  HcnetError,
  InvalidArgumentError,
  InvalidResponseError,
  TimeoutError,
  ValidationError,
  WaiterError,
} from "@hcnet/runtime";
export { type ErrorCode, errorCodes } from "../generated/error-codes.gen.js";
export { operations, service } from "../generated/operations.gen.js";

/** Client of ${title}. */
export type ${client} = ServiceClient<Paths, Operations, typeof operations>;

/**
 * Creates a client of ${title}.
 *
 * @param session a session, which several clients can share, or the options to make one.
 * @param options what this client does beyond its session: validation.
 * @throws InvalidArgumentError when the options do not make a session, or checks are missing.
 */
export function createClient(
  session: Session | SessionOptions,
  options?: ClientOptions,
): ${client} {
  return createServiceClient(service, operations, session, options);
}

/**
 * Tells whether something thrown is an error answer, and, if codes are given, one with one of these:
 * \`isApiError(error, "APIGW.0308")\`. \`errorCodes\` says what each known code means.
 */
export const isApiError: ApiErrorGuard<ErrorCode> = isApiErrorOfAny;
`;
}

/** The package of a new API: a few lines over what will be generated. */
export function packageFiles(name: string, title: string): Readonly<Record<string, string>> {
  const root = `packages/${name}`;
  return {
    [`${root}/package.json`]: json(manifest(name, title)),
    [`${root}/turbo.json`]: json(turbo(name)),
    [`${root}/tsconfig.json`]: json(TSCONFIG),
    [`${root}/tsconfig.build.json`]: json(TSCONFIG_BUILD),
    [`${root}/src/index.ts`]: source(name, title),
    [`${root}/README.md`]: `# @hcnet/${name}\n\nTyped client for the Huawei Cloud API of ${title}.\n`,
  };
}
