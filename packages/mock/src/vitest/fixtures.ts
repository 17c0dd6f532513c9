import { test as base } from "vitest";
import { createMockCloud, type MockCloud } from "../cloud.js";
import type { MockCloudOptions } from "../context.js";
import type { MockServer } from "../server/server.js";

/** What a test gets by asking for it. */
export interface MockFixtures {
  /** How the clouds are made; `test.override({ cloudOptions: … })` sets it for a suite. */
  cloudOptions: MockCloudOptions;
  /** A cloud of the test's own. */
  cloud: MockCloud;
  /** The same cloud over HTTP, on 127.0.0.1 and a free port; closed after the test. */
  cloudServer: MockServer;
}

type Use<T> = (value: T) => Promise<void>;

/** The fixtures, for a `test.extend` of one's own. Only those that a test asks for are made. */
export const mockFixtures = {
  // Vitest reads the names of what a fixture needs off its pattern, so there must be one.
  // biome-ignore lint/correctness/noEmptyPattern: it needs nothing
  async cloudOptions({}: object, use: Use<MockCloudOptions>): Promise<void> {
    await use({});
  },
  async cloud(
    { cloudOptions }: Pick<MockFixtures, "cloudOptions">,
    use: Use<MockCloud>,
  ): Promise<void> {
    await use(createMockCloud(cloudOptions));
  },
  async cloudServer({ cloud }: Pick<MockFixtures, "cloud">, use: Use<MockServer>): Promise<void> {
    const server = await cloud.listen();
    try {
      await use(server);
    } finally {
      await server.close();
    }
  },
};

/** Vitest's `test` with the fixtures. */
export const test = base.extend<MockFixtures>(mockFixtures);
