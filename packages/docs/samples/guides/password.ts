import { createClient } from "@hcnet/publicips";
import { fromPassword } from "@hcnet/publicips/credentials";

const eips = createClient({
  region: "cn-north-4",
  credentials: fromPassword({
    user: "your-name",
    domain: "your-account",
    password: "your-password",
  }),
  refresh: { onRefreshError: (error, retryAt) => console.warn(error.message, retryAt) },
});
const { publicips } = await eips.listPublicips({ query: { limit: 1 } });
console.log(publicips.length);
// prints: 1
