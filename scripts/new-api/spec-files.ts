/** The root document of a new API. */
export function specFiles(name: string, title: string): Readonly<Record<string, string>> {
  return {
    [`specs/${name}/openapi.yaml`]: `openapi: 3.1.0
info:
  title: ${title}
  version: 0.1.0
  summary: One line.
  description: What the resource is, in a few sentences of our own.
  contact:
    name: hcnet
    url: https://github.com/hcnet/hcnet
  license:
    name: MIT
    identifier: MIT
servers:
  - url: https://SERVICE.{region}.myhuaweicloud.com
    description: The endpoint of a region. \`region\` is a region ID such as \`cn-north-4\`.
    variables:
      region:
        default: cn-north-4
security:
  - Token: []
  - Signature: []
tags: []
paths: {}
components:
  securitySchemes:
    Token:
      $ref: ../shared/security-schemes/Token.yaml
    Signature:
      $ref: ../shared/security-schemes/Signature.yaml
`,
  };
}
