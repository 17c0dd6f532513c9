import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NIGHTLY, sized } from "../../../../scripts/lib/nightly.js";
import type { MockServer } from "../../src/index.js";
import { badBodies } from "../support/bad-bodies.js";
import { cases, detectionCase, serviceCase } from "../support/cases.js";
import {
  errorOf,
  type RecordedResponse,
  type Sending,
  sender,
  testCloud,
} from "../support/cloud.js";
import { covers } from "../support/covers.js";
import { allowAt, methodsAt, wrongMethodsAt } from "../support/methods.js";

// Code of each kind of error response, by API; those of the specs, repeated here to see them arrive.
const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "vif-peers": { unreadable: "DC.0000", bad: "DC.0001", unknown: "DC.0013", missing: "DC.0002" },
  "vif-peer-detections": { unreadable: "DC.0000", bad: "DC.0001", unknown: "DC.0013" },
  "sub-network-interfaces": {
    unreadable: "HCNET.UnreadableBody",
    bad: "HCNET.BadParameter",
    unknown: "HCNET.FieldNotAllowed",
    missing: "HCNET.NotFound",
  },
  publicips: { unreadable: "EIP.7901", bad: "VPC.0501", unknown: "VPC.0501", missing: "VPC.0504" },
  "vpc-endpoint-services": {
    unreadable: "EndPoint.1004",
    bad: "EndPoint.0002",
    unknown: "EndPoint.0002",
    missing: "EndPoint.0005",
  },
};
const OTHER_ID = "00000000-0000-4000-8000-000000000000";
const { cloud, send } = testCloud();
let server: MockServer;
beforeAll(async () => {
  server = await cloud.listen();
});
afterAll(() => server.close());

const token = { "X-Auth-Token": cloud.credentials.token };
const asJson = { "Content-Type": "application/json", ...token };

describe.each(cases)("$operationId rejects", (documented) => {
  const codes = CODES[documented.api] ?? {};
  const expectRejection = (
    response: RecordedResponse,
    status: number,
    code: string,
    message: string,
  ) => {
    expect(response.status).toBe(status);
    expect(errorOf(response).code).toBe(code);
    expect(errorOf(response).message).toContain(message);
  };

  test.each(badBodies.get(documented.api) ?? [])("$what", async ({ body, message, kind, code }) => {
    const response = await send(documented, { body });
    expectRejection(response, 400, code ?? codes[kind] ?? "", message);
    expect(errorOf(response).message.startsWith(message)).toBe(true);
  });

  test.each<[string, Sending, string]>([
    ["malformed JSON", { body: '{"a":' }, "not valid JSON"],
    [
      "arrays nested without end",
      { body: "[".repeat(sized(200_000, 3_000_000)) },
      "nested too deep",
    ],
    [
      "objects nested 1,001 levels deep",
      { body: `${'{"a":'.repeat(1_001)}1${"}".repeat(1_001)}` },
      "nested too deep",
    ],
    ["an empty body", { body: "" }, "body is missing"],
    ["a missing body", { body: undefined, headers: token }, "body is missing"],
    ["a missing content type", { headers: token }, "Content-Type: "],
    [
      "another content type",
      { headers: { ...token, "Content-Type": "text/plain" } },
      "Content-Type: must be application/json",
    ],
    [
      "another charset",
      { headers: { ...token, "Content-Type": "application/json; charset=gbk" } },
      "Content-Type: must be application/json",
    ],
  ])(
    "%s",
    covers("common.invalid-request", "publicips.malformed-json"),
    async (_, sending, message) => {
      expectRejection(await send(documented, sending), 400, codes.unreadable ?? "", message);
    },
  );

  test.each([["null"], ["[]"], ["7"], ['"text"']])("a body that is %s", async (body) => {
    expectRejection(await send(documented, { body }), 400, codes.bad ?? "", "body: must be an obj");
  });

  test.each(["application/json;charset=utf8", 'application/json; charset="UTF-8"'])(
    "but not the content type %s",
    async (type) => {
      const headers = { ...token, "Content-Type": type };
      expect(
        (await send(documented, { headers, projectId: "0123456789abcdef".repeat(2) })).status,
      ).toBe(200);
    },
  );

  const ownPath = documented.path(documented.projectId);

  test.each(wrongMethodsAt(ownPath))("the wrong method %s", async (method) => {
    // `fetch` sends no body with GET.
    const response = await send(
      documented,
      method === "GET" ? { method, body: undefined } : { method },
    );
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allowAt(ownPath));
    expect(errorOf(response).message).toContain(`${method} /v`);
  });

  test("an unknown path", async () => {
    // One segment more would be an id below a collection.
    const path = `${ownPath}/much/more`;
    expect(methodsAt(path)).toBeUndefined();
    const response = await send(documented, { path });
    expectRejection(response, 404, "APIGW.0101", `${documented.method} ${path}`);
  });

  test("a project id that is none", async () => {
    const response = await send(documented, { projectId: "%20" });
    const code = documented === serviceCase ? "EndPoint.0014" : (codes.bad ?? "");
    expectRejection(response, 400, code, "project_id: must match");
  });

  const carried: Readonly<Record<string, string>> = {
    "vif-peers": "must have 32 to 36 characters",
    publicips: "must have 1 to 36 characters",
  };
  test.runIf(documented.api in carried)("a project id that responses could not carry", async () => {
    const response = await send(documented, { projectId: "x".repeat(37) });
    expectRejection(response, 400, codes.bad ?? "", `project_id: ${carried[documented.api]}`);
  });

  test("an unknown field with a very long name in few words", async () => {
    const name = "k".repeat(sized(500_000, 5_000_000));
    const response = await send(documented, { body: { [name]: 1 } });
    expect(response.status).toBe(400);
    expect(JSON.stringify(response.body).length).toBeLessThan(1000);
  });

  test("more issues than three with three of them", async () => {
    const body = Object.fromEntries(Array.from("abcdef", (name) => [name, 1]));
    const { message } = errorOf(await send(documented, { body }));
    expect(message).toMatch(/b: unknown field; known: [^;]+; (c: .*; )?and \d more$/);
  });

  // What counts the bytes over HTTP knows no operation.
  const ways = NIGHTLY || documented === cases[0] ? ["in process", "over HTTP"] : ["in process"];
  test.each(ways)("a body over 12 MB, %s", async (where) => {
    const body = JSON.stringify({ filler: "x".repeat(12 * 1024 * 1024) });
    const way = where === "in process" ? { send } : sender(cloud, server.url, fetch);
    expectRejection(await way.send(documented, { body }), 413, "APIGW.0201", "over 12582912 bytes");
  });

  test("no credentials", async () => {
    const response = await send(documented, { headers: { "Content-Type": "application/json" } });
    expectRejection(response, 401, "APIGW.0301", "neither X-Auth-Token nor");
  });

  test("a wrong token", async () => {
    const response = await send(documented, { headers: { ...asJson, "X-Auth-Token": "other" } });
    expectRejection(response, 401, "APIGW.0301", "X-Auth-Token");
  });
});

describe.each(cases.filter((it) => it !== detectionCase))("$operationId rejects", (documented) => {
  const path = documented.path(documented.projectId);

  test("an id that no resource has", async () => {
    const response = await send(documented, { path: path.replace(/[^/]+$/, OTHER_ID) });
    expect(response.status).toBe(404);
    expect(errorOf(response).code).toBe(CODES[documented.api]?.missing);
    expect(errorOf(response).message).toContain(OTHER_ID);
  });

  test("an id that is none", async () => {
    const response = await send(documented, { path: path.replace(/[^/]+$/, "abc") });
    expect(response.status).toBe(400);
    expect(errorOf(response).message).toMatch(/_id: must be a UUID$/);
  });
});

test("rejects an array of hundreds of thousands of different items at once", async () => {
  const ports = Array.from({ length: 400_000 }, (_, index) => ({ client_port: index + 1 }));
  const response = await send(serviceCase, { body: { ports } });
  expect(errorOf(response)).toEqual({
    code: "EndPoint.3074",
    message: "ports: must have at most 200 items",
  });
});
