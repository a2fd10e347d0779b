import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";

const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const EVENTS_TABLE = process.env.EVENTS_TABLE!;
const WALLETS_TABLE = process.env.WALLETS_TABLE!;

interface Topup {
  eventId: string;
  walletId: string;
  cents: number;
}

async function processRecord(record: SQSRecord): Promise<void> {
  const topup: Topup = JSON.parse(record.body);

  await dynamo.send(
    new PutCommand({
      TableName: EVENTS_TABLE,
      Item: { pk: topup.eventId, receivedAt: Date.now() },
    }),
  );

  await dynamo.send(
    new UpdateCommand({
      TableName: WALLETS_TABLE,
      Key: { pk: topup.walletId },
      UpdateExpression: "ADD balance :cents",
      ExpressionAttributeValues: { ":cents": topup.cents },
    }),
  );
}

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const results = await Promise.allSettled(event.Records.map(processRecord));

  const batchItemFailures = event.Records.flatMap((record, i) => {
    const result = results[i];
    if (result.status === "fulfilled") return [];
    console.error("topup failed", record.messageId, result.reason);
    return [{ itemIdentifier: record.messageId }];
  });

  return { batchItemFailures };
};
