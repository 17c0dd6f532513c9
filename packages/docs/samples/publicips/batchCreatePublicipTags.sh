curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v2.0/$PROJECT_ID/publicips/f6318bef-6508-4ea5-a48f-6152b6b1a8fb/tags/action" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "action": "create",
    "tags": [
      {
        "key": "key1",
        "value": "value1"
      },
      {
        "key": "key2",
        "value": "value3"
      }
    ]
  }'
