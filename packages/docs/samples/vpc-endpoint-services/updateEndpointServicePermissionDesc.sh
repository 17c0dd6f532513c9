curl --fail-with-body --silent --show-error --request PUT \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/4189d3c2-8882-4871-a3c2-d380272eed88/permissions/849046d9-7342-44ba-b2d2-367d8de6311b" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "permission": {
      "description": "终端节点服务添加白名单"
    }
  }'
