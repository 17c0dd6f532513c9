import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSession, InvalidArgumentError } from "../../src/index.js";
import { startServer } from "../support/server.js";
import { TRANSPORTS } from "../support/transports.js";
import { clientOf, PROJECT_ID } from "../support/widgets.js";

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom("\r\n", "\n", "\r", "\0", ":", " ", "\t", "\u007f", "\u0085", "ä"),
    fc.constantFrom("Host: a", "Content-Length: 0", "X-Auth-Token: b", "Transfer-Encoding"),
    fc.string({ minLength: 1, maxLength: 1 }),
  ),
});

/** What every call sends, over one transport or the other. */
const OWN =
  /^(host|connection|accept|accept-encoding|accept-language|sec-fetch-mode|user-agent|x-auth-token)$/;

describe.each(TRANSPORTS)("over %s", (_, createTransport) => {
  test("a header of the caller's is sent as given, or rejected, and never becomes two", async () => {
    const server = await startServer();
    const client = clientOf(server.url, { transport: createTransport() });
    const names = fc.oneof(text, fc.constantFrom("X-A", "host", "Content-Length", "constructor"));
    await fc.assert(
      fc.asyncProperty(names, text, async (name, value) => {
        server.received.length = 0;
        const headers = Object.fromEntries([[name, value]]);
        const error = await client.listWidgets({}, { headers }).catch((thrown: unknown) => thrown);
        const [request] = server.received;
        if (request === undefined) {
          expect(error).toBeInstanceOf(InvalidArgumentError);
          return;
        }
        const { rawHeaders } = request;
        const sent = rawHeaders.filter((___, at) => at % 2 === 0).map((each) => each.toLowerCase());
        const others = sent.filter((each) => !OWN.test(each));
        expect(others).toEqual(OWN.test(name.toLowerCase()) ? [] : [name.toLowerCase()]);
        expect(rawHeaders).toContain(name.toLowerCase() === "x-auth-token" ? "t" : value.trim());
      }),
      { numRuns: 300 },
    );
  });

  test("a header that middleware sets is checked in the same way", async () => {
    const server = await startServer();
    const client = clientOf(server.url, { transport: createTransport() });
    for (const [name, value] of [
      ["Transfer-Encoding", "chunked"],
      ["Host", "other.example"],
      ["Content-Length", "0"],
    ] as const) {
      const middleware = {
        onRequest: ({ request }: { request: Request }) => request.headers.set(name, value),
      };
      client.http.use(middleware as never);
      await expect(client.listWidgets()).rejects.toThrow(new RegExp(`^headers\\.${name}`, "i"));
      client.http.eject(middleware as never);
    }
    expect(server.received).toHaveLength(0);
  });
});

test("no credentials break out of their header", async () => {
  const server = await startServer();
  await fc.assert(
    fc.asyncProperty(text, text, async (one, two) => {
      server.received.length = 0;
      for (const credentials of [
        { token: one },
        { accessKeyId: one, secretAccessKey: two },
        { accessKeyId: "AK", secretAccessKey: "SK", securityToken: one },
      ]) {
        try {
          const options = { endpoint: server.url, projectId: PROJECT_ID, credentials };
          createSession(options);
          await clientOf(server.url, { credentials }).listWidgets();
          const { rawHeaders = [] } = server.received.at(-1) ?? {};
          expect(rawHeaders.join(" ")).toContain(one.trim());
          expect(rawHeaders.length).toBeLessThan(20);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidArgumentError);
        }
      }
    }),
    { numRuns: 100 },
  );
});
