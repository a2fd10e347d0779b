import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { compile } from "./mjml";
import type { Order } from "./orders";

type Kind = "confirmation" | "shipped";

const TITLES: Record<Kind, (order: Order) => string> = {
  confirmation: ({ number }) => `Order ${number} is confirmed`,
  shipped: ({ number }) => `Order ${number} has left us`,
};

const region = process.env.AWS_REGION ?? "eu-central-1";
const client = new SESv2Client({ region, maxAttempts: 1 });
const sender = process.env.MAIL_SENDER ?? "shop@example.org";

function content(kind: Kind, order: Order, extra: Record<string, string>) {
  const body = compile(`mails/${kind}.mjml`, { ...extra, order });
  return {
    Simple: {
      Subject: { Data: TITLES[kind](order), Charset: "UTF-8" },
      Body: { Html: { Data: body, Charset: "UTF-8" } },
    },
  };
}

export const sendMail = async (kind: Kind, order: Order, extra = {}) => {
  const message = new SendEmailCommand({
    FromEmailAddress: sender,
    Destination: { ToAddresses: [order.customer.email] },
    Content: content(kind, order, extra),
    ConfigurationSetName: "transactional",
  });
  const { MessageId } = await client.send(message);
  return MessageId;
};

export const mailer = {
  confirm: (order: Order) => sendMail("confirmation", order),
  shipped: (order: Order, tracking: string) => sendMail("shipped", order, { tracking }),
  close: () => client.destroy(),
};
