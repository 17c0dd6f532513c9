import { createClient, errorCodes, HcnetError, isApiError } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const eips = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});

for (const publicip_id of ["00000000-0000-4000-8000-000000000000", ".."]) {
  try {
    await eips.deletePublicip({ path: { publicip_id } });
  } catch (error) {
    if (isApiError(error, "VPC.0504")) console.log(error.status, errorCodes["VPC.0504"]);
    else if (isApiError(error)) console.log(error.status, error.code, error.requestId);
    else if (error instanceof HcnetError) console.log(error.code);
    else throw error;
  }
}
// prints: 404 The EIP does not exist.
// prints: ERR_INVALID_ARGUMENT
