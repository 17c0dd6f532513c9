curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v2.0/$PROJECT_ID/publicips/f6318bef-6508-4ea5-a48f-6152b6b1a8fb/tags" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "tag": {
      "key": "key1",
      "value": "value1"
    }
  }'
