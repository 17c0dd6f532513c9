curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "approval_enabled": false,
    "port_id": "4189d3c2-8882-4871-a3c2-d380272eed88",
    "ports": [
      {
        "client_port": 8080,
        "protocol": "TCP",
        "server_port": 90
      },
      {
        "client_port": 8081,
        "protocol": "TCP",
        "server_port": 80
      }
    ],
    "server_type": "VM",
    "service_type": "interface",
    "vpc_id": "4189d3c2-8882-4871-a3c2-d380272eed80"
  }'
