import { signRequest } from "@hcnet/publicips";

const headers = await signRequest(
  {
    method: "GET",
    url: "https://vpc.cn-north-4.myhuaweicloud.com/v1/26ae5181a416420998eb2093aaed84d9/publicips",
  },
  {
    accessKeyId: "your-access-key",
    secretAccessKey: "your-secret-key",
    date: new Date("2025-07-05T07:11:14Z"), // omit it for the present time
  },
);
console.log(headers["X-Sdk-Date"]);
// prints: 20250705T071114Z
