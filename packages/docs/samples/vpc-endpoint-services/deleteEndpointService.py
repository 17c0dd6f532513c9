from hcnet_request import request

# A service without connections; one that has some cannot be deleted (EndPoint.3006).
service = request(
    "POST",
    "vpcep",
    "/v1/{project_id}/vpc-endpoint-services",
    body={
        "port_id": "7b1f4d0e-2c9a-4f6b-8e53-91d7c0a4be26",
        "vpc_id": "4189d3c2-8882-4871-a3c2-d380272eed80",
        "server_type": "LB",
        "ports": [{"client_port": 22, "server_port": 2222}],
    },
)
request("DELETE", "vpcep", f"/v1/{{project_id}}/vpc-endpoint-services/{service['id']}")
print("deleted")
