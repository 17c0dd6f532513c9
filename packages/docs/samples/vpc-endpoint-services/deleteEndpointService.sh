# A service without connections; one that has some is refused with EndPoint.3006.
SERVICE_ID=$(
  curl --fail-with-body --silent --show-error --request POST \
    "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services" \
    --header "X-Auth-Token: $TOKEN" \
    --header "Content-Type: application/json" \
    --data '{
      "port_id": "7b1f4d0e-2c9a-4f6b-8e53-91d7c0a4be26",
      "vpc_id": "4189d3c2-8882-4871-a3c2-d380272eed80",
      "server_type": "LB",
      "ports": [{ "client_port": 22, "server_port": 2222 }]
    }' | sed 's/.*"id":"\([^"]*\)".*/\1/'
)
curl --fail-with-body --silent --show-error --request DELETE \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/$SERVICE_ID" \
  --header "X-Auth-Token: $TOKEN"
