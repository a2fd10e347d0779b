import type { SQSEvent } from "aws-lambda";
import { DynamoDB } from "aws-sdk";

const dynamo = new DynamoDB.DocumentClient();
const EVENTS_TABLE = process.env.EVENTS_TABLE!;
const WALLETS_TABLE = process.env.WALLETS_TABLE!;

interface Topup {
  eventId: string;
  walletId: string;
  cents: number;
}

async function claim(topup: Topup): Promise<boolean> {
  try {
    await dynamo
      .put({
        TableName: EVENTS_TABLE,
        Item: { pk: topup.eventId, receivedAt: Date.now() },
        ConditionExpression: "attribute_not_exists(pk)",
      })
      .promise();
    return true;
  } catch (err: any) {
    if (err.code === "ConditionalCheckFailedException") return false;
    throw err;
  }
}

export const handler = async (event: SQSEvent) => {
  for (const record of event.Records) {
    const topup: Topup = JSON.parse(record.body);
    if (!(await claim(topup))) continue;

    await dynamo
      .update({
        TableName: WALLETS_TABLE,
        Key: { pk: topup.walletId },
        UpdateExpression: "ADD balance :cents",
        ExpressionAttributeValues: { ":cents": topup.cents },
      })
      .promise();
  }
};
