curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/4189d3c2-8882-4871-a3c2-d380272eed88/permissions/batch-delete" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "permissions": [
      {
        "id": "b9b6f264-3562-4f62-ba84-c128da20d18d"
      },
      {
        "id": "c07132bf-4071-439a-9ff3-2068eb45092f"
      }
    ]
  }'
