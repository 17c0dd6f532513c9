import { validators } from "@hcnet/publicips/validators";

const schema = validators.updatePublicip.request; // also takes what tRPC or a form library passes
const result = schema["~standard"].validate({ publicip: { alias: 5 } });
for (const { path, message } of result.issues ?? []) console.log(path.join("."), message);
// prints: publicip.alias must be string
