import { expect, test } from "vitest";
import type { Credentials } from "../src/index.js";
import { referenceAuthorization } from "./support/reference-signature.js";
import { json, type Received, startServer } from "./support/server.js";
import { clientOf, KEYS, PROJECT_ID } from "./support/widgets.js";

/** Signs what arrived once more, from the list of headers that it says are signed. */
function recomputed({ method, target, headers, body }: Received, keys = KEYS): string {
  const [path = "", search = ""] = target.split("?");
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? "")?.[1]?.split(";") ?? [];
  const query = search
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => pair.split("=").map(decodeURIComponent) as [string, string]);
  const request = {
    method,
    segments: path.slice(1).split("/").map(decodeURIComponent),
    query,
    headers: Object.fromEntries(signed.map((name) => [name, String(headers[name])])),
    body,
  };
  return referenceAuthorization(request, keys);
}

const signedNames = ({ headers }: Received) =>
  /SignedHeaders=([^,]+)/.exec(headers.authorization ?? "")?.[1]?.split(";");

test("sends a token and nothing that is signed", async () => {
  const server = await startServer();
  await clientOf(server.url, { credentials: { token: "the-token" } }).listWidgets();
  const { headers } = server.received[0] as Received;
  expect(headers["x-auth-token"]).toBe("the-token");
  for (const name of ["authorization", "x-sdk-date", "x-project-id"]) {
    expect(headers).not.toHaveProperty(name);
  }
});

test("signs a body, a query and a path so that what arrives verifies", async () => {
  const server = await startServer();
  const client = clientOf(server.url, { credentials: KEYS });
  const name = "a b/\u4e2d+&!'()*~";
  await client.updateWidget({ path: { widget_id: name }, body: { widget: { name } } });
  await client.listWidgets({ query: { name, id: ["b", "a"], limit: 2 } });
  await client.touchWidget({ path: { widget_id: "w" } });
  await client.listWidgets({}, { headers: { "X-Mine": " padded ", "X-Empty": "" } });
  expect(server.received).toHaveLength(4);
  for (const request of server.received) {
    expect(request.headers.authorization).toBe(recomputed(request));
    expect(request.headers).not.toHaveProperty("x-auth-token");
    expect(request.headers["x-project-id"]).toBe(PROJECT_ID);
    expect(signedNames(request)).toEqual(
      expect.arrayContaining(["host", "x-project-id", "x-sdk-date"]),
    );
  }
  const [put, , , mine] = server.received as [Received, Received, Received, Received];
  expect(signedNames(put)).toContain("content-type");
  expect(signedNames(mine)).toEqual(expect.arrayContaining(["x-mine", "x-empty"]));
});

test("sends and signs the token of temporary keys", async () => {
  const server = await startServer();
  const credentials = { ...KEYS, securityToken: "session-token" };
  await clientOf(server.url, { credentials }).listWidgets();
  const request = server.received[0] as Received;
  expect(request.headers["x-security-token"]).toBe("session-token");
  expect(signedNames(request)).toContain("x-security-token");
  expect(request.headers.authorization).toBe(recomputed(request));
});

test("names each header once", async () => {
  const server = await startServer();
  const headers = {
    "x-project-id": "other",
    accept: "text/plain",
    "X-SDK-DATE": "20200101T000000Z",
  };
  await clientOf(server.url, { credentials: KEYS }).listWidgets({}, { headers });
  const request = server.received[0] as Received;
  const names = request.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase());
  expect(names).toHaveLength(new Set(names).size);
  expect(request.headers).toMatchObject({
    "x-project-id": PROJECT_ID,
    "x-sdk-date": "20200101T000000Z",
  });
  expect(request.headers.authorization).toBe(recomputed(request));
});

test("does not see later changes of the credentials it was given", async () => {
  const server = await startServer();
  const credentials = { ...KEYS };
  const client = clientOf(server.url, { credentials });
  credentials.secretAccessKey = "changed";
  credentials.accessKeyId = "changed";
  await client.listWidgets();
  const request = server.received[0] as Received;
  expect(request.headers.authorization).toBe(recomputed(request));
});

test("keeps sessions apart, also when their calls interleave", async () => {
  const respond = json(200, {});
  const parties = await Promise.all(
    Array.from({ length: 4 }, async (_, i) => {
      const server = await startServer((response, request) => {
        // Responds out of order, so that calls of all sessions are under way at once.
        setTimeout(() => respond(response, request), (i * 7 + Number(request.target.at(-1))) % 10);
      });
      const keys = { accessKeyId: `AK${i}`, secretAccessKey: `SK${i}` };
      const credentials: Credentials = i % 2 === 0 ? keys : { token: `token-${i}` };
      const projectId = `project-${i}`;
      return {
        server,
        keys,
        projectId,
        client: clientOf(server.url, { credentials, projectId }),
        i,
      };
    }),
  );
  const rounds = Array.from({ length: 25 }, (_, limit) => limit);
  await Promise.all(
    rounds.flatMap((limit) =>
      parties.map(({ client }) => client.listWidgets({ query: { limit } })),
    ),
  );
  for (const { server, keys, projectId, i } of parties) {
    expect(server.received).toHaveLength(rounds.length);
    for (const request of server.received) {
      expect(request.target).toMatch(new RegExp(`^/v1/${projectId}/widgets\\?limit=\\d+$`));
      expect(request.headers["x-auth-token"]).toBe(i % 2 === 0 ? undefined : `token-${i}`);
      if (i % 2 === 0) expect(request.headers.authorization).toBe(recomputed(request, keys));
      else expect(request.headers).not.toHaveProperty("authorization");
    }
  }
});

test("leaves Host to fetch, which browsers insist on", async () => {
  const names: string[] = [];
  const client = clientOf("https://w.example", {
    credentials: KEYS,
    fetch: async (_, { headers }) => {
      names.push(...new Headers(headers).keys());
      return Response.json({ widgets: [] });
    },
  });
  await client.listWidgets();
  expect(names).toEqual(["accept", "authorization", "x-project-id", "x-sdk-date"]);
});
