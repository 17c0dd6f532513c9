import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMockCloud, type MockServer } from "../../src/index.js";

const cloud = createMockCloud();
let server: MockServer;
let plain: MockServer;
beforeAll(async () => {
  server = await cloud.listen({ admin: true });
  plain = await cloud.listen();
});
afterAll(() => Promise.all([server.close(), plain.close()]));

describe("GET /", () => {
  test("tells a program what the server is", async () => {
    const response = await fetch(server.url);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      name: "hcnet-mock",
      description: expect.stringContaining("A mock of Huawei Cloud networking APIs"),
      readme: expect.stringMatching(/^https:\/\/.*\/packages\/mock#readme$/),
      admin: "/__admin/",
      apis: { publicips: expect.stringMatching(/\w/) },
      versions: { values: [{ id: "v3.6", links: [{ href: `${server.url}/v3/` }] }] },
    });
    expect(await (await fetch(plain.url)).json()).not.toHaveProperty("admin");
    expect(cloud.journal.recent()[0]).toMatchObject({ method: "GET", path: "/", status: 200 });
  });

  test("shows a browser a page with a link to the admin page", async () => {
    const headers = { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
    const response = await fetch(server.url, { headers });
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await response.text();
    expect(page).toContain('<a href="/__admin/">');
    expect(page).toContain("A mock of Huawei Cloud networking APIs");
    expect(await (await fetch(plain.url, { headers })).text()).toContain("--admin-host");
  });

  test("leaves other methods to the gateway", async () => {
    expect((await fetch(server.url, { method: "POST" })).status).toBe(405);
    const head = await fetch(server.url, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
  });
});

test("the journal keeps the error code of a response", async () => {
  await fetch(`${server.url}/nothing`);
  const [call] = cloud.journal.recent().slice(-1);
  expect(call).toMatchObject({ status: 404, errorCode: expect.stringMatching(/^APIG?[GW]?\./) });
  expect(JSON.stringify(call)).not.toContain("error_msg");
});
