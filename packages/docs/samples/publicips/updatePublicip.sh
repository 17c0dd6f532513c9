curl --fail-with-body --silent --show-error --request PUT \
  "$ENDPOINT/v1/$PROJECT_ID/publicips/f6318bef-6508-4ea5-a48f-6152b6b1a8fb" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "publicip": {
      "port_id": "f588ccfa-8750-4d7c-bf5d-2ede24414706"
    }
  }'
