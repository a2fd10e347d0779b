import { Prisma } from "@prisma/client";
import { subDays } from "date-fns";
import { prisma } from "../db";
import { logger } from "../logger";
import { sendTemplate } from "../mail/client";

const DORMANT_AFTER_DAYS = 90;

const recipientSelect = {
  id: true,
  email: true,
  firstName: true,
  locale: true,
} satisfies Prisma.UserSelect;

type Recipient = Prisma.UserGetPayload<{ select: typeof recipientSelect }>;

function findDormantUsers(now: Date): Promise<Recipient[]> {
  return prisma.user.findMany({
    where: {
      lastSeenAt: { lt: subDays(now, DORMANT_AFTER_DAYS) },
      dormantMailSentAt: null,
      unsubscribedAt: null,
    },
    select: recipientSelect,
    orderBy: { lastSeenAt: "asc" },
  });
}

async function notify(user: Recipient, now: Date) {
  await sendTemplate("we-miss-you", user.email, {
    firstName: user.firstName,
    locale: user.locale,
  });
  await prisma.user.update({
    where: { id: user.id },
    data: { dormantMailSentAt: now },
  });
}

export async function runDormantMailer(now = new Date()) {
  const users = await findDormantUsers(now);
  for (const user of users) {
    await notify(user, now);
  }

  logger.info({ sent: users.length }, "dormant mailer finished");
  return users.length;
}
