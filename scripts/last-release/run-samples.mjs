// Runs each sample in this process against a mock cloud of its own, and prints a line of JSON for each
// that fails. Started next to the samples, where the packages can be imported.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createMockCloud } from "@hcnet/mock";

const PROJECT = "cfa563efb77d4b6d9960781d82530fd8";
const root = join(process.cwd(), "samples");
const out = process.stdout.write.bind(process.stdout);
// What samples print is of no interest here.
process.stdout.write = () => true;

for (const name of readdirSync(root, { recursive: true }).map(String).sort()) {
  if (!name.endsWith(".ts")) continue;
  const cloud = createMockCloud({ transitions: "instant" });
  const { url, close } = await cloud.listen({ port: 0 });
  const { accessKeyId, secretAccessKey } = cloud.credentials;
  Object.assign(process.env, {
    HCNET_ENDPOINT: url,
    HUAWEICLOUD_SDK_PROJECT_ID: PROJECT,
    HUAWEICLOUD_SDK_AK: accessKeyId,
    HUAWEICLOUD_SDK_SK: secretAccessKey,
  });
  try {
    await import(pathToFileURL(join(root, name)).href);
  } catch (error) {
    out(
      `${JSON.stringify({ file: `samples/${name}`, message: String(error.message ?? error) })}\n`,
    );
  } finally {
    await close();
  }
}
process.exit(0);
