import { expect } from "vitest";
import { createMockCloud, type MockCloud, type MockCloudOptions } from "../../src/index.js";
import { cases, type DocumentedCase, type Json, NOW } from "./cases.js";

/** A response that a test looks at. */
export interface RecordedResponse {
  readonly status: number;
  readonly body: Json;
  readonly headers: Headers;
}

/** What a test sends. */
export interface Sending {
  readonly method?: string;
  readonly projectId?: string;
  readonly path?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const BASE = "https://mock.example";

/** Checks what every response must have, and its body against the spec. */
export async function checked(response: Response, pathname: string): Promise<RecordedResponse> {
  const { status, headers } = response;
  const text = await response.text();
  expect(headers.get("content-type")).toBe("application/json");
  expect(headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
  const body = JSON.parse(text) as Json;
  if ("request_id" in body) expect(body.request_id).toBe(headers.get("x-request-id"));
  const found = cases.find((it) => matches(it, pathname));
  const validator = found?.validators.responses[status];
  if (validator !== undefined) {
    expect(validator(body), JSON.stringify({ body, errors: validator.errors })).toBe(true);
  } else {
    // Only what the specs do not know as a response of the operation may go unchecked.
    expect([404, 405]).toContain(status);
  }
  return { status, body, headers };
}

/** Whether a path leads to the operation, regardless of the ids in it. */
function matches(documented: DocumentedCase, pathname: string): boolean {
  const literals = (path: string): string[] =>
    path.split("/").filter((segment, index) => index !== 2 && !/^[0-9a-f-]{36}$/.test(segment));
  const own = literals(documented.path("any"));
  return literals(pathname)
    .slice(0, own.length)
    .every((segment, index) => segment === own[index]);
}

/** A cloud with a still clock, and a way to send to it that checks every response. */
export interface TestCloud {
  readonly cloud: MockCloud;
  send(documented: DocumentedCase, sending?: Sending): Promise<RecordedResponse>;
}

/** Sends a documented request, changed as told, with the token of the cloud. */
export function sender(cloud: MockCloud, base: string, fetch: MockCloud["fetch"]): TestCloud {
  async function send(
    documented: DocumentedCase,
    sending: Sending = {},
  ): Promise<RecordedResponse> {
    const project = sending.projectId ?? documented.projectId;
    const path = sending.path ?? documented.path(project);
    const body = "body" in sending ? sending.body : documented.request;
    const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    const response = await fetch(`${base}${path}`, {
      method: sending.method ?? documented.method,
      headers: sending.headers ?? {
        "Content-Type": "application/json",
        "X-Auth-Token": cloud.credentials.token,
      },
      ...(text === undefined ? {} : { body: text as string }),
    });
    return checked(response, path);
  }
  return { cloud, send };
}

/** A cloud in process. */
export function testCloud(options: MockCloudOptions = {}): TestCloud {
  const cloud = createMockCloud({ now: () => NOW, ...options });
  return sender(cloud, BASE, cloud.fetch);
}

/** Code and message of an error, regardless of its envelope. */
export function errorOf({ body }: RecordedResponse): { code: unknown; message: string } {
  const inner = (body.error ?? body) as Json;
  return {
    code: inner.error_code ?? inner.code,
    message: String(inner.error_msg ?? inner.message),
  };
}
