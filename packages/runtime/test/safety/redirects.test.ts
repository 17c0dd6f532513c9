import { describe, expect, test } from "vitest";
import { ApiError, createFetch, createSession } from "../../src/index.js";
import { startServer } from "../support/server.js";
import { TRANSPORTS } from "../support/transports.js";
import { clientOf, KEYS, PROJECT_ID } from "../support/widgets.js";

const STATUSES = [301, 302, 303, 307, 308];

describe.each(TRANSPORTS)("over %s", (_, createTransport) => {
  test.each(STATUSES)("a redirect with %i is followed nowhere, by no call", async (status) => {
    const other = await startServer();
    const server = await startServer((response) =>
      // By turns to the same host, to another, and to where no request can go.
      response
        .writeHead(status, {
          Location: ["/elsewhere", other.url, "file:///etc/passwd", "\u00e9 :"][
            server.received.length % 4
          ],
        })
        .end(),
    );
    for (const credentials of [{ token: "t" }, KEYS]) {
      const client = clientOf(server.url, { credentials, transport: createTransport() });
      const path = { widget_id: "w" };
      for (const call of [
        () => client.listWidgets(),
        () => client.createWidget({ body: { widget: { name: "a" } } }),
        () => client.updateWidget({ path, body: { widget: { name: "a" } } }),
        () => client.deleteWidget({ path, query: { force: true } }),
      ]) {
        const error = await call().catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(ApiError);
        expect(error).toMatchObject({ status, attempts: [{ status }] });
      }
    }
    expect(server.received).toHaveLength(8);
    expect(server.received.filter(({ target }) => target.includes("elsewhere"))).toEqual([]);
    expect(other.received).toEqual([]);
  });

  test("createFetch returns a redirect response for every redirect mode", async () => {
    const other = await startServer();
    const server = await startServer((r) => r.writeHead(307, { Location: other.url }).end());
    const session = createSession({
      endpoint: server.url,
      projectId: PROJECT_ID,
      credentials: KEYS,
      transport: createTransport(),
    });
    const init = { method: "PUT", body: "{}", redirect: "follow" } as const;
    const response = await createFetch(session)(`${server.url}/v1`, init);
    expect(response.status).toBe(307);
    expect(other.received).toEqual([]);
  });
});

test("does not call a 304 a redirect", async () => {
  const server = await startServer((response) => response.writeHead(304).end());
  await expect(clientOf(server.url).listWidgets()).rejects.toMatchObject({
    status: 304,
    message: expect.not.stringContaining("redirect") as string,
    attempts: [{}],
  });
});
