import { createRequire } from "node:module";
import { expectWrapped } from "./expect-wrapped.mjs";

expectWrapped();
const require = createRequire(import.meta.url);
Object.assign(process.env, {
  ...{ NEW_RELIC_APP_NAME: "test", NEW_RELIC_LICENSE_KEY: "0".repeat(40) },
  ...{ NEW_RELIC_NO_CONFIG_FILE: "true", NEW_RELIC_LOG_ENABLED: "false" },
  ...{ NEW_RELIC_HOST: "127.0.0.1", NEW_RELIC_PORT: "9" },
});
require("newrelic");
require("node:http");
