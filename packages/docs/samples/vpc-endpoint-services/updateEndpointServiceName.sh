curl --fail-with-body --silent --show-error --request PUT \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/4189d3c2-8882-4871-a3c2-d380272eed88/name" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "endpoint_service_name": "obs_test"
  }'
