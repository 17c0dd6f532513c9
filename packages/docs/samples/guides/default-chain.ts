import { createSession } from "@hcnet/publicips";
import { defaultChain } from "@hcnet/publicips/node";

// Environment, then profile file, then the metadata service of a server.
const credentials = defaultChain({ env: { HUAWEICLOUD_SDK_AK: "AK" } });
const session = createSession({ region: "cn-north-4", credentials });
await session.resolveProjectId().catch((error) => console.log(error.code));
// prints: ERR_CREDENTIALS
