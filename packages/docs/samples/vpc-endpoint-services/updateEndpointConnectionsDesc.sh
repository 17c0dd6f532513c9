curl --fail-with-body --silent --show-error --request PUT \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/4189d3c2-8882-4871-a3c2-d380272eed88/connections/description" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "connections": [
      {
        "description": "终端节点节点1, 属于账户[0605767a3300d5762fb7c0186d9e1779]abc_26",
        "id": "0df78897-35b0-4a93-ad17-0bc0585f546b"
      },
      {
        "description": "终端节点节点2, 属于账户[7876999999999]abc_26",
        "id": "0d837f75-90d5-4528-bd11-5d974238ebca"
      }
    ]
  }'
