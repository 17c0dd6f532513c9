import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMockCloud } from "../../src/index.js";
import { findOperation } from "../../src/spec/document.js";
import { contracts } from "../contract/operations.js";
import { requests } from "../contract/requests.js";
import { sendContract } from "../contract/send.js";
import { aliasOf, faultyCloud, LIST, SERVICES, type Send, SHOW } from "../faults/support.js";
import { NOW } from "../support/cases.js";

const prefer = (send: Send, value: string, path = SHOW): Promise<Response> =>
  send("GET", path, { headers: { Prefer: value } });

async function errorOf(response: Response): Promise<string> {
  const body = (await response.json()) as { message?: string; error?: { message?: string } };
  return `${response.status} ${body.message ?? body.error?.message}`;
}

const { send } = faultyCloud();

describe("Prefer: code", () => {
  test("returns the first example of the status, and the id of the request", async () => {
    const response = await prefer(send, "code=429");
    expect(response.status).toBe(429);
    expect(response.headers.get("preference-applied")).toBe("code=429");
    expect(await response.json()).toMatchObject({
      error_code: "APIGW.0308",
      request_id: response.headers.get("x-request-id"),
    });
  });

  test("changes nothing", async () => {
    const body = JSON.stringify({ publicip: { alias: "changed" } });
    const headers = { Prefer: "code=200" };
    expect((await send("PUT", SHOW, { body, headers })).status).toBe(200);
    expect((await send("DELETE", SHOW, { headers: { Prefer: "code=204" } })).status).toBe(204);
    expect(await aliasOf(send)).not.toBe("changed");
  });
});

describe("Prefer: example", () => {
  test.each([
    ["example=tooManyRequests", 400, "EndPoint.0022"],
    ['code=400; example="badParameter"', 400, "EndPoint.0002"],
    ["respond-async, code=503, wait=10", 503, "APIGW.0613"],
  ])("%s", async (value, status, code) => {
    const response = await prefer(send, value, SERVICES);
    expect(response.status).toBe(status);
    expect(JSON.stringify(await response.json())).toContain(code);
  });

  test("may be one of success, lists and all", async () => {
    const response = await prefer(send, "example=documented", LIST);
    const { publicips } = (await response.json()) as { publicips: unknown };
    expect(response.status).toBe(200);
    expect(publicips).toBeInstanceOf(Array);
  });
});

describe("Prefer: dynamic", () => {
  test.each(contracts)("generates valid responses of $operationId", async (contract) => {
    const cloud = createMockCloud({ now: () => NOW });
    const [request] = fc.sample(requests(contract), { numRuns: 1, seed: 1 });
    if (request === undefined) throw new Error("no request");
    const operation = findOperation(contract.document, contract.operationId);
    for (const status of Object.keys(operation.operation.responses)) {
      for (const code of [status, status]) {
        const headers = { Prefer: `dynamic=true, code=${code}` };
        const response = await sendContract(cloud, contract, request, headers);
        expect(response.status).toBe(Number(status));
      }
    }
  });

  test("draws others each time, and the same row in every cloud and after a reset", async () => {
    const row = async (one: Send): Promise<string[]> => {
      const texts: string[] = [];
      for (let call = 0; call < 5; call += 1) {
        const response = await prefer(one, "dynamic=true");
        texts.push((await response.text()).replaceAll(/"request_id":"\w+"/g, ""));
      }
      return texts;
    };
    const { cloud, send: own } = faultyCloud();
    const first = await row(own);
    expect(new Set(first).size).toBe(5);
    expect(await row(faultyCloud().send)).toEqual(first);
    cloud.reset();
    expect(await row(own)).toEqual(first);
  });
});

describe("a preference is no way around", () => {
  test("the credentials", async () => {
    const response = await send("GET", SHOW, {
      headers: { Prefer: "code=200", "X-Auth-Token": "wrong" },
    });
    expect(response.status).toBe(401);
  });

  test("the checks of the request", async () => {
    const body = JSON.stringify({ publicip: { aliass: "x" } });
    const response = await send("PUT", SHOW, { body, headers: { Prefer: "code=200" } });
    expect(await errorOf(response)).toContain("aliass");
  });
});

describe("a preference is rejected", () => {
  test.each([
    ["code=418", "400 Prefer: code: showPublicip has no 418; known: 200, 400,"],
    ["code=many", "400 Prefer: code: must be a status, such as code=404"],
    ["example=sleepy", '400 Prefer: example: showPublicip has no "sleepy"; known: documented,'],
    ["code=200, example=notFound", '400 Prefer: example: showPublicip has no "notFound"; known: '],
    ["dynamic=yes", "400 Prefer: dynamic: must be true or false"],
    ["dynamic=true, example=notFound", "400 Prefer: takes dynamic=true or an example, not both"],
    ["example=__proto__", '400 Prefer: example: showPublicip has no "__proto__"'],
  ])("%s", async (value, message) => {
    expect(await errorOf(await prefer(send, value))).toContain(message);
  });
});

test("other preferences are ignored", async () => {
  for (const value of ["return=minimal", "dynamic=false", "", ";;,=,"]) {
    const response = await prefer(send, value);
    expect([response.status, response.headers.get("preference-applied")]).toEqual([200, null]);
  }
});
