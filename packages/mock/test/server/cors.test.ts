import { afterAll, describe, expect, test } from "vitest";
import { createMockCloud, type MockServer } from "../../src/index.js";
import { LIST } from "../faults/support.js";

const PAGE = "http://localhost:5173";
const servers: MockServer[] = [];
afterAll(() => Promise.all(servers.map((server) => server.close())));

async function serve(...cors: string[]) {
  const cloud = createMockCloud();
  const server = await cloud.listen({ cors, admin: true });
  servers.push(server);
  return (path: string, origin: string, init: RequestInit = {}) =>
    fetch(server.url + path, {
      ...init,
      headers: { Origin: origin, "X-Auth-Token": cloud.credentials.token, ...init.headers },
    });
}

const asked = {
  method: "OPTIONS",
  headers: {
    "Access-Control-Request-Method": "PUT",
    "Access-Control-Request-Headers": "x-auth-token",
  },
};

describe("cors", () => {
  test("lets pages of the origin read responses, and handles preflights", async () => {
    const send = await serve(PAGE);
    const preflight = await send(LIST, PAGE, asked);
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      "access-control-allow-origin": PAGE,
      "access-control-allow-methods": "PUT",
      "access-control-allow-headers": "x-auth-token",
    });
    const response = await send(LIST, PAGE);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "access-control-allow-origin": PAGE,
      "access-control-expose-headers": "*",
      vary: "Origin",
    });
  });

  test("leaves other origins and the admin surface as they are", async () => {
    const send = await serve(PAGE);
    const other = await send(LIST, "http://other.example");
    expect(other.headers.has("access-control-allow-origin")).toBe(false);
    const admin = await send("/__admin/clock", PAGE);
    expect(admin.status).toBe(403);
    expect(admin.headers.has("access-control-allow-origin")).toBe(false);
  });

  test("can be for any origin, and is off by default", async () => {
    const open = await (await serve("*"))(LIST, "http://other.example");
    expect(open.headers.get("access-control-allow-origin")).toBe("http://other.example");
    const closed = await (await serve())(LIST, PAGE);
    expect(closed.headers.has("access-control-allow-origin")).toBe(false);
  });

  test.each(["localhost:5173", "http://a/b", "null", ""])(
    "rejects the origin %j",
    async (origin) => {
      await expect(createMockCloud().listen({ cors: [origin] })).rejects.toThrow(
        `cors[0]: expected an origin such as http://localhost:5173, or *, got "${origin}"`,
      );
    },
  );
});
