import { createSession } from "@hcnet/runtime";

export const session = createSession({
  region: "cn-north-4",
  projectId: "cfa563efb77d4b6d9960781d82530fd8",
  credentials: { accessKeyId: "AK", secretAccessKey: "SK" },
});
