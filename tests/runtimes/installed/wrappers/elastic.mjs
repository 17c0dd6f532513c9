import apm from "elastic-apm-node";
import { expectWrapped } from "./expect-wrapped.mjs";

expectWrapped();
apm.start({
  ...{ serverUrl: "http://127.0.0.1:9", disableSend: true, logLevel: "off" },
  ...{ centralConfig: false, cloudProvider: "none", metricsInterval: "0s" },
});
apm.startTransaction("test");
