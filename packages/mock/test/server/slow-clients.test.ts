import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createMockCloud, type ListenOptions, type MockServer } from "../../src/index.js";
import { aliasOf, LIST, rename, type Send, sendTo } from "../faults/support.js";
import { exchangeRaw } from "../support/raw.js";

const servers: MockServer[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(options: ListenOptions) {
  const cloud = createMockCloud();
  const server = await cloud.listen(options);
  servers.push(server);
  return { cloud, server, send: sendTo(cloud, server.url, fetch) };
}

/** Connections that have said so much, and no more. */
async function slowClients(port: number, count: number, said: string): Promise<Socket[]> {
  const made = Array.from({ length: count }, () => connect(port, "127.0.0.1"));
  sockets.push(...made);
  for (const socket of made) socket.on("error", () => {});
  await Promise.all(made.map((socket) => once(socket, "connect")));
  for (const socket of made) socket.write(said);
  return made;
}

const open = (clients: readonly Socket[]): number => clients.filter((it) => !it.destroyed).length;

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((done) => setTimeout(done, 5));
}

describe.each([
  ["that say nothing", ""],
  ["in the middle of their headers", "GET / HTTP/1.1\r\nX-Slow: "],
  ["in the middle of a body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{"],
])("many clients %s", (_, said) => {
  test("do not keep others out", async () => {
    const { server, send } = await serve({ maxConnections: 20 });
    const clients = await slowClients(server.port, 100, said);
    for (const client of clients) client.resume();
    const responses = await Promise.all(Array.from({ length: 10 }, () => send("GET", LIST)));
    expect(responses.map(({ status }) => status)).toEqual(Array(10).fill(200));
    await until(() => open(clients) <= 20);
  });
});

describe("a request that does not arrive in time", () => {
  test.each([
    ["its headers", { headersTimeoutMs: 60 }, "GET / HTTP/1.1\r\nX-Slow: "],
    [
      "its body",
      { requestTimeoutMs: 60 },
      `PUT ${LIST}/f6318bef-6508-4ea5-a48f-6152b6b1a8fb HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nX-Auth-Token: `,
    ],
  ])("for %s is closed", async (_, options, said) => {
    const { cloud, server, send } = await serve(options);
    const rest = said.endsWith("Token: ") ? `${cloud.credentials.token}\r\n\r\n{` : "";
    const response = await exchangeRaw(server.port, [said + rest]);
    expect(response).toMatch(/^(HTTP\/1.1 408 |$)/);
    expect((await send("GET", LIST)).status).toBe(200);
  });
});

describe("connections over the limit", () => {
  test("take the place of the one that has not called for the longest", async () => {
    const { cloud, server } = await serve({ maxConnections: 3 });
    const call = `GET ${LIST} HTTP/1.1\r\nHost: a\r\nX-Auth-Token: ${cloud.credentials.token}\r\n\r\n`;
    const [known] = await slowClients(server.port, 1, "");
    if (known === undefined) throw new Error("no connection");
    for (let round = 0; round < 5; round += 1) {
      known.write(call);
      expect(String((await once(known, "data"))[0])).toMatch(/^HTTP\/1.1 200/);
      await slowClients(server.port, 2, "");
    }
  });

  test("are rejected while a call runs on each", async () => {
    const { cloud, server, send } = await serve({ maxConnections: 1 });
    cloud.faults.add({ times: 1, latency: 100 });
    const running = send("GET", LIST);
    await until(() => cloud.faults.list()[0]?.triggered === 1);
    expect(await exchangeRaw(server.port, ["GET / HTTP/1.1\r\n\r\n"]).catch(String)).toMatch(
      /^$|ECONNRESET|EPIPE/,
    );
    expect((await running).status).toBe(200);
  });
});

describe("a server that stops", () => {
  async function stopDuring(latency: number, options: ListenOptions) {
    const { cloud, server, send } = await serve(options);
    cloud.faults.add({ method: "PUT", latency, when: "after" });
    const outcome = rename(send, "renamed").then(
      (response) => response.status,
      () => "aborted",
    );
    await until(() => cloud.faults.list()[0]?.triggered === 1);
    await server.close();
    const own: Send = sendTo(cloud, "https://mock.example", cloud.fetch);
    return { outcome: await outcome, alias: await aliasOf(own) };
  }

  test("lets running calls finish", async () => {
    expect(await stopDuring(100, {})).toEqual({ outcome: 200, alias: "renamed" });
  });

  test("gives them up after the grace period", async () => {
    expect(await stopDuring(600_000, { closeGraceMs: 50 })).toMatchObject({ outcome: "aborted" });
  });
});
