import {
  createClient,
  type OperationData,
  type OperationFunctions,
  type OperationId,
  type OperationInput,
  type PublicipShowResp,
  PublicipStatus,
} from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";

const client: OperationFunctions = createClient({
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
});

async function call<Id extends OperationId>(
  id: Id,
  input: OperationInput<Id>,
): Promise<OperationData<Id>> {
  console.log(id);
  return client[id](input);
}

const isActive = ({ status }: PublicipShowResp): boolean => status === PublicipStatus.ACTIVE;
const { publicips } = await call("listPublicips", { query: { limit: 10 } });
console.log(publicips.filter(isActive).length);
// prints: listPublicips
// prints: 1
