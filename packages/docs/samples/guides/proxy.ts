import { createSession } from "@hcnet/publicips";
import { createNodeTransport, fromEnvironment, proxyFromEnvironment } from "@hcnet/publicips/node";

// Without an argument it reads the environment of the process; nothing else does.
const proxy = proxyFromEnvironment({
  HTTPS_PROXY: "http://proxy.example:3128",
  NO_PROXY: "localhost,10.0.0.0/8",
});
const session = createSession({
  region: "cn-north-4",
  credentials: fromEnvironment(),
  transport: createNodeTransport({ proxy, maxSockets: 20 }),
});
console.log(proxy.https);
// prints: http://proxy.example:3128
session.close();
