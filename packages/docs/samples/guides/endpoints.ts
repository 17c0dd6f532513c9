import { createSession, service } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const credentials = fromEnvironment();

// Another domain, such as that of a partner cloud.
const partner = createSession({
  region: "eu-west-101",
  endpointSuffix: "myhuaweicloud.eu",
  credentials,
});
console.log(partner.region);

// Single endpoints, by the name of the API; `region` fills `{region}`.
const own = createSession({
  region: "cn-north-4",
  endpoint: {
    publicips: "https://vpc.{region}.example.com",
    iam: "https://iam.example.com",
  },
  credentials,
});
console.log(own.endpointOf(service));
// prints: eu-west-101
// prints: https://vpc.cn-north-4.example.com
