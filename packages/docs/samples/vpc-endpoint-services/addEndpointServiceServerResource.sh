curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v2/$PROJECT_ID/vpc-endpoint-services/4189d3c2-8882-4871-a3c2-d380272eed88/add-server-resources" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "server_resources": [
      {
        "availability_zone_id": "cn-north-4a",
        "resource_id": "2f1d7b1e-6a5c-4e0b-9a65-3d8a4b0f7c11"
      },
      {
        "availability_zone_id": "cn-north-4b",
        "resource_id": "8c4e2a77-0b3d-4f59-9d8e-5b1a7c6f2e90"
      }
    ]
  }'
