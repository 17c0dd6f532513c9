curl --fail-with-body --silent --show-error --request PUT \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/4189d3c2-8882-4871-a3c2-d380272eed88" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "approval_enabled": true,
    "service_name": "test",
    "ports": [
      { "client_port": 8081, "server_port": 22, "protocol": "TCP" },
      { "client_port": 8082, "server_port": 23, "protocol": "TCP" }
    ]
  }'
