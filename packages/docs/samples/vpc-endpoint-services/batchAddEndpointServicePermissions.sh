curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/4189d3c2-8882-4871-a3c2-d380272eed88/permissions/batch-create" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "permissions": [
      {
        "description": "批量添加终端节点服务白名单接口",
        "permission": "*"
      },
      {
        "description": "test",
        "permission": "iam:domain::4dbb0ce8766f44a9bfd08ccf8fc02397"
      }
    ]
  }'
