import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMockCloud, type MockServer } from "../../src/index.js";
import { cases, NOW, withoutNewIds } from "../support/cases.js";
import { BASE, sender } from "../support/cloud.js";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const cloud = createMockCloud({ now: () => NOW });
const { accessKeyId, secretAccessKey, token } = cloud.credentials;
const ways = { token: { token }, signature: { accessKeyId, secretAccessKey } };
// The clock of a session is its machine's, so clouds that check signatures keep the real time.
const realTime = createMockCloud({ credentials: cloud.credentials });
let server: MockServer;
let realServer: MockServer;

beforeAll(async () => {
  server = await cloud.listen();
  realServer = await realTime.listen();
});
afterAll(() => Promise.all([server.close(), realServer.close()]));

describe.each(cases)("$operationId", (documented) => {
  const expected = withoutNewIds(documented.response(documented.projectId));

  test("returns the documented response to the documented request, in process", async () => {
    const { status, body } = await sender(cloud, BASE, cloud.fetch).send(documented);
    expect(status).toBe(200);
    expect(withoutNewIds(body)).toEqual(expected);
  });

  test("returns the same response over HTTP", async () => {
    const { status, body } = await sender(cloud, server.url, fetch).send(documented);
    expect(status).toBe(200);
    expect(withoutNewIds(body)).toEqual(expected);
  });

  describe.each(Object.entries(ways))("through the client, with a %s", (_, credentials) => {
    test.each(["in process", "over HTTP"])("%s", async (where) => {
      const endpoint = where === "in process" ? BASE : realServer.url;
      const { status, data, requestId } = await documented.call({
        endpoint,
        projectId: documented.projectId,
        credentials,
        ...(where === "in process" ? { fetch: realTime.fetch } : {}),
      });
      expect(status).toBe(200);
      expect(requestId).toMatch(/^[0-9a-f]{32}$/);
      const response = withoutNewIds(data);
      expect({ ...response, ...atDocumentedTime(response) }).toEqual(expected);
    });
  });
});

function atDocumentedTime(response: Record<string, unknown>) {
  const { vif_peer_detection } = response;
  if (vif_peer_detection === undefined) return {};
  const detection = vif_peer_detection as { start_time: string };
  expect(Date.now() - Date.parse(`${detection.start_time}Z`)).toBeLessThan(60_000);
  return { vif_peer_detection: { ...detection, start_time: "2025-07-05 15:11:14" } };
}

test("gives each detection an id of its own", async () => {
  const [, detection] = cases;
  if (detection === undefined) throw new Error("no such case");
  const { send } = sender(cloud, BASE, cloud.fetch);
  const responses = [await send(detection), await send(detection)];
  const ids = responses.map(({ body }) => (body.vif_peer_detection as { id: string }).id);
  expect(ids.every((id) => UUID.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(2);
});
