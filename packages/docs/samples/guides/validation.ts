import { createClient, ValidationError } from "@hcnet/publicips";
import { fromEnvironment } from "@hcnet/publicips/node";
import { validators } from "@hcnet/publicips/validators";

const session = {
  region: "cn-north-4",
  projectId: "26ae5181a416420998eb2093aaed84d9",
  credentials: fromEnvironment(),
};
const eips = createClient(session, { validation: { validators } });
const untyped = JSON.parse('{ "publicip": { "alias": 7, "colour": "red" } }');
try {
  const path = { publicip_id: "f6318bef-6508-4ea5-a48f-6152b6b1a8fb" };
  await eips.updatePublicip({ path, body: untyped });
} catch (error) {
  if (!(error instanceof ValidationError)) throw error;
  for (const { path, keyword } of error.issues) console.log(path, keyword);
}
// prints: body.publicip.colour additionalProperties
// prints: body.publicip.alias type
