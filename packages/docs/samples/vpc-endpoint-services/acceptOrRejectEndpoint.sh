curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/4189d3c2-8882-4871-a3c2-d380272eed88/connections/action" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "action": "receive",
    "endpoints": [
      "705290f3-0d00-41f2-aedc-71f09844e879"
    ]
  }'
