import { createSession, service } from "@hcnet/publicips";
import { otc } from "@hcnet/runtime/clouds";

const session = createSession({
  region: "eu-de",
  cloud: otc,
  credentials: { token: "your-token" },
});
console.log(session.endpointOf(service));
// prints: https://vpc.eu-de.otc.t-systems.com
