// Every operation through its generated client, signed, over HTTP: what the spec allows is
// accepted by the client and the mock, or rejected in words.

import { ApiError, createSession, type OperationDescriptor, type Session } from "@hcnet/runtime";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { apis } from "../../src/apis/index.js";
import { createMockCloud } from "../../src/index.js";
import { type Contract, contracts } from "./operations.js";
import { PROJECT_ID, requests } from "./requests.js";
import type { ContractRequest } from "./target.js";

interface ClientModule {
  readonly operations: Readonly<Record<string, OperationDescriptor>>;
  createClient(session: Session): object;
}

type Call = (input: object) => Promise<unknown> & {
  withResponse(): Promise<{ readonly status: number; readonly data: unknown }>;
};

const MODULES: Readonly<Record<string, ClientModule>> = Object.fromEntries(
  await Promise.all(apis.map(async ({ name }) => [name, await import(`@hcnet/${name}`)])),
);

const cloud = createMockCloud();
let listening: Awaited<ReturnType<typeof cloud.listen>>;
let session: Session;

beforeAll(async () => {
  listening = await cloud.listen();
  const { accessKeyId, secretAccessKey } = cloud.credentials;
  const credentials = { accessKeyId, secretAccessKey };
  session = createSession({ endpoint: listening.url, projectId: PROJECT_ID, credentials });
});
afterAll(() => listening.close());

/** The request as the operation function takes it: with the names of its arguments. */
function inputOf(request: ContractRequest, { pathArguments = {} }: OperationDescriptor): object {
  const { project_id: _, ...wire } = request.path;
  const path = Object.entries(wire).map(([name, value]) => [pathArguments[name] ?? name, value]);
  return {
    ...(path.length === 0 ? {} : { path: Object.fromEntries(path) }),
    query: request.query,
    ...(request.body === undefined ? {} : { body: request.body }),
  };
}

function functionOf({ api, operationId }: Contract): readonly [Call, OperationDescriptor] {
  const { operations, createClient } = MODULES[api] as ClientModule;
  const client = createClient(session) as Readonly<Record<string, Call>>;
  return [client[operationId] as Call, operations[operationId] as OperationDescriptor];
}

test.each(contracts)("$operationId goes from client to mock", async (contract) => {
  const [call, descriptor] = functionOf(contract);
  await fc.assert(
    fc.asyncProperty(requests(contract), async (request) => {
      cloud.reset();
      try {
        const { status, data } = await call(inputOf(request, descriptor)).withResponse();
        expect(descriptor.success).toContain(status);
        if (status === 204) expect(data).toBeUndefined();
        else expect(contract.validators.responses[status]?.(data)).toBe(true);
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        expect(error.status).toBeGreaterThanOrEqual(400);
        expect(error.status).toBeLessThan(500);
        expect(error).toMatchObject({ operationId: contract.operationId });
        expect(error.code).toBeTruthy();
        expect(error.requestId).toMatch(/^[0-9a-f]{32}$/);
      }
    }),
    { numRuns: 15 },
  );
});
