"""Lists the pending sessions of a team, 500 at most."""

import sys

import boto3

client = boto3.client("mpa")
pages = client.get_paginator("list_sessions").paginate(
    ApprovalTeamArn=sys.argv[1],
    Filters=[{"FieldName": "SessionStatus", "Operator": "EQ", "Value": "PENDING"}],
    PaginationConfig={"PageSize": 20, "MaxItems": 500},
)
for page in pages:
    for session in page["Sessions"]:
        print(session["SessionArn"], session["Status"])
print("resume token:", pages.resume_token)
