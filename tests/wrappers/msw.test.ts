import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { expect, test } from "vitest";
import { startReal, statusOf, TARGET } from "./support.js";

test("MSW intercepts the next call, also of a client that was used before", async () => {
  const url = await startReal();
  const tokens: (string | null)[] = [];
  const handler = http.get(`${url}${TARGET}`, ({ request }) => {
    tokens.push(request.headers.get("x-auth-token"));
    return HttpResponse.json({ publicip: { status: "MOCKED" } });
  });
  const used = statusOf(url);
  expect(await used()).toBe("REAL");
  for (let round = 0; round < 2; round += 1) {
    const server = setupServer(handler);
    server.listen();
    expect([await used(), await statusOf(url)()]).toEqual(["MOCKED", "MOCKED"]);
    server.close();
    expect(await used()).toBe("REAL");
  }
  expect(tokens).toEqual(Array(4).fill("a-token"));
});
