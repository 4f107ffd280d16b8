// What a function in Node.js is like as it is usually written: the AWS SDK v3, bundled with the function by esbuild.
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { serve } from "./runtime.mjs";

const dynamo = new DynamoDBClient({ endpoint: process.env.AWS_ENDPOINT_URL_DYNAMODB });

await serve(async (event) => {
  const id = event.pathParameters.id;
  const found = await dynamo.send(new GetItemCommand({
    TableName: process.env.PRODUCTS_TABLE,
    Key: { pk: { S: `PRODUCT#${id}` }, sk: { S: "META" } },
    ConsistentRead: true,
  }));
  return {
    statusCode: 200,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ id, productName: found.Item.productName.S }),
    isBase64Encoded: false,
  };
});
